// A PouchDB server over LevelDB on loopback: node pouchdb.js <folder with its packages> <folder for data> <port>
const { createRequire } = require("node:module");
const [packages, data, port] = process.argv.slice(2);
const needs = createRequire(`${packages}/package.json`);

const PouchDB = needs("pouchdb-node").plugin(needs("pouchdb-adapter-leveldb"));
const app = needs("express")();
const options = { inMemoryConfig: true, mode: "minimumForPouchDB", logPath: `${data}/log.txt` };
app.use("/", needs("express-pouchdb")(PouchDB.defaults({ prefix: `${data}/` }), options));
app.listen(Number(port), "127.0.0.1");
