/** Where the screens of activities are; what stands after the # never leaves the tablet. */
const piece = encodeURIComponent;

export function startLink(kind: string, guide?: string): string {
  const by = guide ? `?g=${piece(guide)}` : "";
  return kind === "quiz" ? `#/quiz${by}` : `#/start/${piece(kind)}${by}`;
}

export function activityLink(id: string): string {
  return `#/activity/${piece(id)}`;
}

/** A card as a team reads it; `activity` is the one that is led by it. */
export function guideLink(pack: string, resource: string, activity?: string): string {
  return `#/guide/${piece(pack)}/${piece(resource)}${activity ? `?a=${piece(activity)}` : ""}`;
}

export function tourLink(pack: string, resource: string): string {
  return `#/tour/${piece(pack)}/${piece(resource)}`;
}

export function quizLink(pack: string, resource: string, activity?: string): string {
  return `#/quiz/${piece(pack)}/${piece(resource)}${activity ? `?a=${piece(activity)}` : ""}`;
}

/** Where a card of this type is used. */
export function cardLink(type: string, pack: string, resource: string): string {
  if (type === "photostrip") return tourLink(pack, resource);
  return type === "quiz" ? quizLink(pack, resource) : guideLink(pack, resource);
}
