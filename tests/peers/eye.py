"""What a screen reader sees of a window, read over AT-SPI from a process of its own.

Runs under the system's Python (it has the bindings), knows nothing of the program. Each line it is given is one order
in JSON, each is answered by a line: {"do": "tree"}, {"do": "press", "name": ...}, {"do": "read", "name": ...},
{"do": "write", "name": ..., "text": ...}.
"""

import json
import sys
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)  # older names of the bindings: they work from Debian 12 on


def application(pid):
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(at)
        if found and found.get_process_id() == pid:
            return found
    return None


def nodes(root):
    """Every node that is shown, with its depth; those beneath something hidden are left out."""
    ahead = [(root, 0)]
    while ahead:
        node, depth = ahead.pop()
        yield node, depth
        children = [node.get_child_at_index(at) for at in range(node.get_child_count())]
        ahead += [(child, depth + 1) for child in reversed(children) if child is not None]


def told(node, depth):
    states = node.get_state_set()
    component, action = node.get_component_iface(), node.get_action_iface()
    extents = component.get_extents(Atspi.CoordType.WINDOW) if component else None
    return {
        "name": node.get_name() or "",
        "role": node.get_role_name(),
        "description": node.get_description() or "",
        "depth": depth,
        "actions": [action.get_action_name(at) for at in range(action.get_n_actions())] if action else [],
        "editable": node.get_editable_text_iface() is not None,
        "showing": states.contains(Atspi.StateType.SHOWING),
        "visible": states.contains(Atspi.StateType.VISIBLE),
        "enabled": states.contains(Atspi.StateType.ENABLED),
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "extents": [extents.x, extents.y, extents.width, extents.height] if extents else [],
    }


def named(root, name):
    """The node of this name, buttons first."""
    found = [node for node, _ in nodes(root) if (node.get_name() or "") == name]
    found.sort(key=lambda node: node.get_action_iface() is None)
    return found[0] if found else None


def press(root, order):
    node = named(root, order["name"])
    action = node.get_action_iface() if node else None
    if action is None:
        return {"done": False}
    names = [action.get_action_name(at) for at in range(action.get_n_actions())]
    at = names.index("Press") if "Press" in names else 0
    return {"done": bool(names) and action.do_action(at)}


def write(root, order):
    node = named(root, order["name"])
    field = node.get_editable_text_iface() if node else None
    return {"done": field is not None and field.set_text_contents(order["text"])}


def read(root, order):
    node = named(root, order["name"])
    text = node.get_text_iface() if node else None
    return {"text": text.get_text(0, text.get_character_count()) if text else None}


def tree(root, order):
    return [told(node, depth) for node, depth in nodes(root)]


ORDERS = {"tree": tree, "press": press, "write": write, "read": read}


def main():
    pid = int(sys.argv[1])
    ends_at = time.monotonic() + 20
    while (root := application(pid)) is None:
        if time.monotonic() > ends_at:
            sys.exit("the program is not on the accessibility bus")
        time.sleep(0.1)
    print(json.dumps({"application": root.get_name()}), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        for attempt in range(5):
            root.clear_cache()
            try:
                answer = ORDERS[order["do"]](root, order)
                break
            except GLib.GError:  # what was being read is gone: the screen has moved on
                if attempt == 4:
                    raise
                time.sleep(0.1)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
