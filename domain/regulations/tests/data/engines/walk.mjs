// Takes every path through every process with the npm package bpmn-engine and compares the nodes and the end.
// node walk.mjs FOLDER NODE_MODULES; FOLDER holds NAME.bpmn and NAME.json.

import { readdirSync, readFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { pathToFileURL } from 'node:url';

const [folder, modules] = process.argv.slice(2);
const from = createRequire(pathToFileURL(join(modules, 'here.js')));
const { Engine } = from('bpmn-engine');
const { BpmnModdle } = await import(pathToFileURL(from.resolve('bpmn-moddle')));

// A condition such as C1 == "yes" reads the same in JavaScript; the engine must only be told that.
const scripts = {
  register() {},
  getScript(language, { id, behaviour, environment }) {
    const script = new Script(behaviour.conditionExpression.body, { filename: id });
    return {
      execute(_, next) {
        next(null, script.runInNewContext({ ...environment.variables }));
      },
    };
  },
};

async function walk(name, source, answers) {
  const left = answers.map((each) => [...each]);
  const nodes = [];
  let ending = null;
  const listener = new EventEmitter();
  listener.on('activity.enter', (api) => {
    if (!api.id.startsWith('node-')) return;
    nodes.push(api.id.slice('node-'.length));
    if (left.length > 0 && `node-${left[0][0]}` === api.id) {
      const [, variable, answer] = left.shift();
      api.environment.variables[variable] = answer;
    }
  });
  listener.on('activity.end', (api) => {
    if (api.id.startsWith('end-')) ending = api.id.slice('end-'.length);
  });
  const waiting = [];
  listener.on('wait', (api) => waiting.push(api));
  // What a system does by itself is done at once.
  const engine = Engine({ name, source, scripts, settings: { enableDummyService: true } });
  const execution = await engine.execute({ listener });
  while (waiting.length > 0) waiting.shift().signal();
  if (execution.state === 'running') await engine.stop();
  return { nodes, ending };
}

let walked = 0;
const faults = [];
for (const file of readdirSync(folder).filter((each) => each.endsWith('.json')).sort()) {
  const name = file.slice(0, -'.json'.length);
  const source = readFileSync(join(folder, `${name}.bpmn`), 'utf8');
  const { warnings } = await new BpmnModdle().fromXML(source);
  faults.push(...warnings.map((warning) => `${name}: ${warning.message}`));
  for (const path of JSON.parse(readFileSync(join(folder, file), 'utf8'))) {
    const found = await walk(name, source, path.answers).catch((error) => ({ nodes: [], ending: String(error) }));
    if (found.ending !== path.ending || found.nodes.join() !== path.nodes.join()) {
      faults.push(`${name}: ${JSON.stringify(path)} but ${JSON.stringify(found)}`);
    }
    walked += 1;
  }
}
console.log(`${walked} paths`);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
