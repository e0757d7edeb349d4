"""The peer of the start benchmark: the smallest QML window that this Python and this Qt can show."""

import sys
import time

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

QML = b"""
import QtQuick
import QtQuick.Window
Window { visible: true; width: 1080; height: 1920; Text { anchors.centerIn: parent; text: "Xin ch\\u00e0o" } }
"""


def main() -> int:
    application = QGuiApplication(sys.argv)
    engine = QQmlApplicationEngine()
    engine.loadData(QML, QUrl("file:///bare.qml"))
    window = engine.rootObjects()[0]

    def painted() -> None:
        print(time.monotonic_ns(), flush=True)
        application.quit()

    window.frameSwapped.connect(painted)  # type: ignore[attr-defined] # a QQuickWindow
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
