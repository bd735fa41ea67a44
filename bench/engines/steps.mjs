// Takes instances of one process through all their steps with the npm package bpmn-engine; after each round of steps the
// state of every instance is written and flushed. Prints {"steps": …, "seconds": …}.
// node steps.mjs PROCESS.bpmn WAY.json NODE_MODULES STATE INSTANCES

import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Script } from 'node:vm';
import { pathToFileURL } from 'node:url';

const [diagram, way, modules, state, instances] = process.argv.slice(2);
const from = createRequire(pathToFileURL(join(modules, 'here.js')));
const { Engine } = from('bpmn-engine');
const source = readFileSync(diagram, 'utf8');
const answers = JSON.parse(readFileSync(way, 'utf8'));

// A condition such as C1 == "yes" reads the same in JavaScript; the engine must only be told that.
const compiled = new Map();
const scripts = {
  register() {},
  getScript(language, { id, behaviour, environment }) {
    if (!compiled.has(id)) compiled.set(id, new Script(behaviour.conditionExpression.body, { filename: id }));
    return {
      execute(_, next) {
        next(null, compiled.get(id).runInNewContext({ ...environment.variables }));
      },
    };
  },
};

const variables = Object.fromEntries(answers.map(([, variable, answer]) => [variable, answer]));

async function instance(number) {
  const waiting = [];
  const listener = new EventEmitter();
  listener.on('wait', (api) => waiting.push(api));
  const engine = Engine({ name: `instance-${number}`, source, scripts, variables, settings: { enableDummyService: true } });
  const execution = await engine.execute({ listener });
  return { engine, execution, waiting };
}

const begun = performance.now();
const all = [];
for (let number = 0; number < Number(instances); number += 1) all.push(await instance(number));
const file = openSync(state, 'w');
let steps = 0;
for (let busy = true; busy; ) {
  busy = false;
  const states = [];
  for (const each of all) {
    const next = each.waiting.shift();
    if (!next) continue;
    busy = true;
    next.signal();
    states.push(JSON.stringify(await each.engine.getState()));
    steps += 1;
  }
  if (states.length > 0) {
    writeSync(file, states.join('\n'));
    fsyncSync(file);
  }
}
closeSync(file);
const seconds = (performance.now() - begun) / 1000;
const unfinished = all.filter((each) => each.execution.state === 'running').length;
if (unfinished > 0) {
  console.error(`${unfinished} instances did not end`);
  process.exit(1);
}
console.log(JSON.stringify({ steps, seconds }));
