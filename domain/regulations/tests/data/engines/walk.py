"""Validates every process against the OMG's schema and takes every path with SpiffWorkflow.

python walk.py FOLDER NODE_MODULES; FOLDER holds NAME.bpmn and NAME.json.
"""

import json
import pathlib
import sys

from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.specs.control import BoundaryEventJoin, BoundaryEventSplit
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine, TaskDataEnvironment

folder, modules = map(pathlib.Path, sys.argv[1:])
schema = etree.XMLSchema(etree.parse(modules / "bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd"))


def walk(spec, engine, answers):
    """Runs the process with these answers; gives the nodes passed and the ending."""
    left = list(answers)
    nodes, ending = [], None
    workflow = BpmnWorkflow(spec, script_engine=engine)
    while ready := workflow.get_tasks(state=TaskState.READY):
        task = ready[0]
        name = task.task_spec.name
        if isinstance(task.task_spec, (BoundaryEventSplit, BoundaryEventJoin)):
            pass
        elif name.startswith("node-"):
            nodes.append(name.removeprefix("node-"))
            if left and name == f"node-{left[0][0]}":
                _, variable, answer = left.pop(0)
                task.data[variable] = answer
        elif name.startswith("end-"):
            ending = name.removeprefix("end-")
        task.run()
        if task.state == TaskState.STARTED:
            # A service task waits for its service.
            task.complete()
    if not workflow.is_completed():
        ending = f"not completed, {ending}"
    return {"nodes": nodes, "ending": ending}


walked, faults = 0, []
for file in sorted(folder.glob("*.json")):
    document = etree.parse(file.with_suffix(".bpmn"))
    if not schema.validate(document):
        faults.append(f"{file.stem}: {schema.error_log}")
    parser = BpmnParser()
    parser.add_bpmn_xml(document.getroot(), filename=file.stem)
    spec = parser.get_spec("process")
    # The engine reads durations as Python; as names they stand for themselves.
    durations = {element.text: element.text for element in document.iter("{*}timeDuration")}
    engine = PythonScriptEngine(TaskDataEnvironment(durations))
    for path in json.loads(file.read_text()):
        try:
            found = walk(spec, engine, path["answers"])
        except Exception as error:  # noqa: BLE001 the path and the error are told together
            found = {"nodes": [], "ending": repr(error)}
        if found != {"nodes": path["nodes"], "ending": path["ending"]}:
            faults.append(f"{file.stem}: {path} but {found}")
        walked += 1
print(f"{walked} paths")
if faults:
    sys.exit("\n".join(faults))
