import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createBlobs } from './blobs.ts';
import { type Faults, makeFaults } from './faults.ts';
import { handleRequest } from './handle-request.ts';
import type { SimulatedModel } from './models.ts';
import { defaultOptions, type SimulatorOptions } from './options.ts';
import { createRunners } from './runners.ts';
import type { LoggedRequest, Simulation } from './simulation.ts';

/** A running simulator. */
export type OllamaSimulator = {
  url: string;
  port: number;
  /** Everything asked so far, oldest first. */
  requests: LoggedRequest[];
  /** Replaces the named parts of the script. */
  setFaults: (faults: Partial<Faults>) => void;
  /** Changes how the machine is, from the next request on. */
  configure: (changes: Partial<Omit<SimulatorOptions, 'port' | 'models' | 'clock'>>) => void;
  /** Replaces what is installed. */
  setModels: (models: SimulatedModel[]) => void;
  installedNames: () => string[];
  loadedNames: () => string[];
  /** Goes away as a killed Ollama does: connections break, new ones are refused. */
  stop: () => Promise<void>;
  /** Breaks every connection, as a network does; what is on disk stays. */
  breakConnections: () => void;
  /** Comes back on the same port, with nothing loaded and no partial downloads. */
  restart: () => Promise<void>;
};

/** Starts an Ollama without a model behind it: a real HTTP server on 127.0.0.1. For tests and the demo. */
export async function startOllamaSimulator(
  changes: Partial<SimulatorOptions> = {},
): Promise<OllamaSimulator> {
  const options = { ...defaultOptions, ...changes };
  const simulation: Simulation = {
    options,
    models: [...options.models],
    runners: createRunners(options),
    blobs: createBlobs(options),
    faults: makeFaults(),
    requests: [],
  };
  putInstalledLayers(simulation);
  let server = await listen(simulation, options.port);
  const port = portOf(server);

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests: simulation.requests,
    setFaults: (faults) => {
      simulation.faults = { ...simulation.faults, ...faults };
    },
    configure: (more) => {
      Object.assign(options, more);
    },
    setModels: (models) => {
      simulation.models = [...models];
      putInstalledLayers(simulation);
    },
    installedNames: () => simulation.models.map((model) => model.name),
    loadedNames: () => simulation.runners.list().map(({ model }) => model.name),
    stop: () => stop(server),
    breakConnections: () => server.closeAllConnections(),
    restart: async () => {
      await stop(server);
      simulation.runners.clear();
      simulation.blobs.prune();
      server = await listen(simulation, port);
    },
  };
}

function putInstalledLayers({ models, options, blobs }: Simulation): void {
  for (const { model, layers } of options.library) {
    if (!models.some((installed) => installed.digest === model.digest)) continue;
    for (const layer of layers) blobs.complete(layer);
  }
}

async function listen(simulation: Simulation, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    handleRequest(simulation, request, response).catch(() => {
      // A client that leaves while it still sends; or a body no Ollama would understand.
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port.');
  return address.port;
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
