/**
 * What can go wrong in the protocol, by who is at fault; `code` is stable and the same in the Python twin.
 *
 * SyncError
 * ├── ContentError    what was published is not what it must be: the phone keeps what it had
 * ├── PeerError       the other side of the line sent something else than the protocol says
 * └── CallerError     our own code asked for something that does not exist
 */
export class SyncError extends Error {
  readonly code: string;

  constructor(code: string, detail = "") {
    super(detail ? `${code}: ${detail}` : code);
    this.code = code;
    this.name = new.target.name;
  }
}

/** Published content is broken, incomplete or too long. */
export class ContentError extends SyncError {}

/** A request or a reply is not one of this protocol. */
export class PeerError extends SyncError {}

/** A mistake of the program itself. */
export class CallerError extends SyncError {}

/** Which of them to throw. */
export type Fault = new (code: string, detail?: string) => SyncError;
