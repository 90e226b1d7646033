import type { ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { beginLines, sendError } from '#server/testing/ollama-simulator/answer.ts';
import { findPullFault, type PullFaultBehaviour } from '#server/testing/ollama-simulator/faults.ts';
import { findModel, fullName, type SimulatedModel } from '#server/testing/ollama-simulator/models.ts';
import {
  dressLine,
  type PullLine,
  type PullStep,
  pullSteps,
} from '#server/testing/ollama-simulator/pull-steps.ts';
import type { Route, Simulation } from '#server/testing/ollama-simulator/simulation.ts';

const bodySchema = z.object({ model: z.string().default(''), stream: z.boolean().default(true) });

const unknownModel = { atManifest: 'pull model manifest: file does not exist' };

/** `POST /api/pull` */
export const pull: Route = async (simulation, { body, response, signal }) => {
  const { model: name, stream } = bodySchema.parse(body ?? {});
  if (!/^[\w./:-]+$/.test(name)) return sendError(response, 400, 'invalid model name');
  const known = simulation.options.library.find((entry) => fullName(entry.model.name) === fullName(name));
  const fault: PullFaultBehaviour = known ? findPullFault(simulation.faults, name) : unknownModel;
  const steps = pullSteps(
    {
      ...simulation.options,
      blobs: simulation.blobs,
      fault,
      signal,
      register: () =>
        known && !fault.unlisted && register(simulation, { ...known.model, name: storedName(name) }),
    },
    known?.layers ?? [],
  );
  if (stream) await streamSteps(response, steps, fault);
  else await answerOnce(response, steps);
};

function storedName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).includes(':') ? name : `${name}:latest`;
}

/** The newest model stands first in Ollama's list. */
function register(simulation: Simulation, model: SimulatedModel): void {
  const old = findModel(simulation.models, model.name);
  simulation.models = [model, ...simulation.models.filter((other) => other !== old)];
}

async function streamSteps(
  response: ServerResponse,
  steps: AsyncIterable<PullStep>,
  fault: PullFaultBehaviour,
): Promise<void> {
  beginLines(response);
  for await (const step of steps) {
    if (response.destroyed) return;
    if (step === 'disconnect') {
      response.destroy();
      return;
    }
    await writeLine(response, dressLine(step.line, fault), fault);
  }
  response.end();
}

async function writeLine(response: ServerResponse, line: PullLine, fault: PullFaultBehaviour): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  const piece = fault.byteWise ? 1 : fault.halfLines ? Math.ceil(bytes.length / 2) : bytes.length;
  for (let at = 0; at < bytes.length; at += piece) {
    if (at > 0) await setImmediate();
    response.write(bytes.subarray(at, at + piece));
  }
}

async function answerOnce(response: ServerResponse, steps: AsyncIterable<PullStep>): Promise<void> {
  let last: PullLine = {};
  for await (const step of steps) if (step !== 'disconnect') last = step.line;
  const isError = last.error !== undefined;
  response.writeHead(isError ? 500 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(last));
}
