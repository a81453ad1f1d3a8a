/** Reads TypeScript for the checks in Python: functions with their bodies, and texts on screens that no catalogue knows. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { relative } from "node:path";

const [, , packageFile, house] = process.argv;
const ts = createRequire(packageFile)("typescript");
const SHOWN = new Set(["alt", "aria-label", "aria-description", "label", "placeholder", "title"]);
const NAME = /^(Wegwijs)?[^\p{L}]*$/u; // the product's name, and what has no letters

const functions = [];
const literals = [];
for (const path of JSON.parse(readFileSync(0, "utf8"))) {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, kind);
  visit(file, file, relative(house, path));
}
process.stdout.write(JSON.stringify({ functions, literals }));

function visit(node, file, name) {
  const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
  if (isFunction(node)) functions.push(describe(node, file, `${name}:${line} ${node.name?.getText(file) ?? ""}`));
  const text = literalOf(node);
  if (text && !NAME.test(text) && !hasOwnLanguage(node)) literals.push({ where: `${name}:${line}`, text });
  ts.forEachChild(node, (child) => visit(child, file, name));
}

function isFunction(node) {
  return (
    (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isArrowFunction(node)) && node.body !== undefined
  );
}

function describe(node, file, where) {
  const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
  const last = file.getLineAndCharacterOfPosition(node.end).line;
  return { where, lines: last - first + 1, statements: countStatements(node.body), body: withoutNames(node.body) };
}

function countStatements(body) {
  let count = 0;
  const walk = (node) => {
    if (ts.isStatement(node) && !ts.isBlock(node)) count += 1;
    ts.forEachChild(node, walk);
  };
  walk(body);
  return count;
}

/** What a body does, whatever its own names are. */
function withoutNames(body) {
  const own = new Map();
  const pieces = [];
  const walk = (node) => {
    if (node.getChildCount() > 0) {
      for (const child of node.getChildren()) walk(child);
      return;
    }
    const isName = ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent);
    if (isName && !own.has(node.text)) own.set(node.text, `n${own.size}`);
    pieces.push(isName ? own.get(node.text) : node.getText());
  };
  walk(body);
  return pieces.join(" ");
}

function literalOf(node) {
  if (ts.isJsxText(node)) return node.text.trim();
  if (ts.isJsxAttribute(node) && SHOWN.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer)) {
    return node.initializer.text;
  }
  const isShown = ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
  return isShown && node.expression && ts.isStringLiteralLike(node.expression) ? node.expression.text : "";
}

/** An element that names its language says a thing in that language on purpose, whatever the interface speaks. */
function hasOwnLanguage(node) {
  for (let at = node.parent; at; at = at.parent) {
    const attributes = ts.isJsxElement(at) ? at.openingElement.attributes.properties : [];
    if (attributes.some((one) => ts.isJsxAttribute(one) && one.name.getText() === "lang")) return true;
  }
  return false;
}
