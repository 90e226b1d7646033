import type { SentAnswer } from './search-worker.ts';

/** Something that is asked of the thread, and who waits for its answer. */
export type Order = {
  id: number;
  name: string;
  sent: unknown;
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
  /** Stops listening to whoever might stop it. */
  leave: () => void;
  /** Why it was stopped while it ran. */
  stoppedBy?: unknown;
};

/** The orders of one thread: one runs, the others wait in the order in which they came. */
type Orders = {
  add: (order: Order) => void;
  /** Takes the next one to run; undefined while one runs, and when none waits. */
  take: () => Order | undefined;
  isRunning: () => boolean;
  /** One that waits is never sent; one that runs ends at the next row that it looks at. */
  stop: (order: Order, reason: unknown) => void;
  /** Gives the running one its answer; false where that is another's. */
  settle: (answer: SentAnswer) => boolean;
  /** Whoever waits, for whichever of them, is told so. */
  rejectAll: (error: unknown) => void;
};

/** `unwanted`: where the thread looks up the id of an order that nobody wants any more. */
export function createOrders(unwanted: Int32Array): Orders {
  const waiting: Order[] = [];
  let running: Order | undefined;

  const rejectOne = (order: Order, error: unknown) => {
    order.leave();
    order.reject(error);
  };
  return {
    add: (order) => void waiting.push(order),
    take: () => {
      if (running) return undefined;
      running = waiting.shift();
      return running;
    },
    isRunning: () => running !== undefined,
    stop: (order, reason) => {
      if (running === order) {
        order.stoppedBy ??= reason;
        Atomics.store(unwanted, 0, order.id);
      } else if (waiting.includes(order)) {
        waiting.splice(waiting.indexOf(order), 1);
        rejectOne(order, reason);
      }
    },
    settle: (answer) => {
      if (running?.id !== answer.id) return false;
      const order = running;
      running = undefined;
      if ('error' in answer) {
        const error = toError(answer);
        rejectOne(order, answer.isUnwanted ? (order.stoppedBy ?? error) : error);
      } else {
        order.leave();
        order.resolve(answer.answer);
      }
      return true;
    },
    rejectAll: (error) => {
      if (running) Atomics.store(unwanted, 0, running.id);
      const left = [...(running ? [running] : []), ...waiting.splice(0)];
      running = undefined;
      for (const order of left) rejectOne(order, error);
    },
  };
}

function toError({ error, errcode }: Extract<SentAnswer, { error: unknown }>): unknown {
  return error instanceof Error && errcode !== undefined ? Object.assign(error, { errcode }) : error;
}
