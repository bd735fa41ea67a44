"""Takes instances of one process through all their steps with SpiffWorkflow; after each round of steps the state of every
instance is written and flushed. Prints {"steps": …, "seconds": …}.

python steps.py PROCESS.bpmn WAY.json NODE_MODULES STATE INSTANCES
"""

import json
import os
import sys
import time

from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine, TaskDataEnvironment
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.config import DEFAULT_CONFIG
from SpiffWorkflow.bpmn.serializer.default.task_spec import BpmnTaskSpecConverter
from SpiffWorkflow.bpmn.specs.defaults import ServiceTask

diagram, way, _, state, instances = sys.argv[1:]
document = etree.parse(diagram)
parser = BpmnParser()
parser.add_bpmn_xml(document.getroot(), filename="process")
spec = parser.get_spec("process")
# The engine reads durations as Python; as names they stand for themselves.
durations = {element.text: element.text for element in document.iter("{*}timeDuration")}
engine = PythonScriptEngine(TaskDataEnvironment(durations))
# Service tasks are read by the engine but not written by its standard configuration.
registry = BpmnWorkflowSerializer.configure({**DEFAULT_CONFIG, ServiceTask: BpmnTaskSpecConverter})
serializer = BpmnWorkflowSerializer(registry)
answers = json.load(open(way))


def step(workflow, left):
    """Goes on to the next task that a person does, and does it; false at the end."""
    while ready := workflow.get_tasks(state=TaskState.READY):
        task = ready[0]
        name = task.task_spec.name
        if left and name == f"node-{left[0][0]}":
            _, variable, answer = left.pop(0)
            task.data[variable] = answer
        task.run()
        if task.state == TaskState.STARTED:
            # A service task waits for its service.
            task.complete()
        if task.task_spec.manual:
            return True
    return False


begun = time.perf_counter()
running = [(BpmnWorkflow(spec, script_engine=engine), list(answers)) for _ in range(int(instances))]
steps, ended = 0, []
with open(state, "w") as file:
    while running:
        states, still = [], []
        for workflow, left in running:
            if step(workflow, left):
                states.append(serializer.serialize_json(workflow))
                steps += 1
                still.append((workflow, left))
            else:
                ended.append(workflow)
        if states:
            file.write("\n".join(states))
            file.flush()
            os.fsync(file.fileno())
        running = still
seconds = time.perf_counter() - begun
if unfinished := sum(not workflow.is_completed() for workflow in ended):
    sys.exit(f"{unfinished} instances did not end")
print(json.dumps({"steps": steps, "seconds": seconds}))
