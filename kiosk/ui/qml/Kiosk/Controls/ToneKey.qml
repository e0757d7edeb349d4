import QtQuick

/* One of the five tones, by its name: "sắc", drawn on an a. */
Key {
    required property var modelData // [key, sign, name]

    quiet: true
    text: modelData[2]
    spoken: qsTr("dấu %1").arg(modelData[2])
}
