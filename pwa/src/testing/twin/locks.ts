/** The locks of one phone, as its tabs share them: one holder of a name at a time; what a killed tab held is free. */
import { AsyncResource } from "node:async_hooks";

interface Turn {
  readonly owner: object;
  readonly begin: () => void;
}

export class Locks {
  private readonly turns = new Map<string, Turn[]>();

  request(owner: object, name: string, work: () => Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const queue = this.turns.get(name) ?? [];
      this.turns.set(name, queue);
      const turn: Turn = {
        owner,
        // As the tab that asked for it, whoever gives the turn.
        begin: AsyncResource.bind(
          () =>
            void work()
              .then(resolve, reject)
              .finally(() => this.end(queue, turn)),
        ),
      };
      queue.push(turn);
      if (queue[0] === turn) turn.begin();
    });
  }

  leave(owner: object): void {
    for (const queue of this.turns.values()) {
      const [holder] = queue;
      queue.splice(0, queue.length, ...queue.filter((turn) => turn.owner !== owner));
      if (queue[0] !== holder) queue[0]?.begin();
    }
  }

  private end(queue: Turn[], turn: Turn): void {
    if (queue[0] !== turn) return; // its tab was killed
    queue.shift();
    queue[0]?.begin();
  }
}
