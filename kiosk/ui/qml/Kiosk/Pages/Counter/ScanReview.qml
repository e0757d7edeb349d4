pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Every page of the dossier under its paper, the chosen one large beside it, and at the right what can be done with it. */
Item {
    id: board

    required property ScanReviewModel review
    readonly property var page: board.review.page
    readonly property real spacing: Theme.gap
    readonly property bool typing: board.review.described !== "" // then letters are letters and no shortcuts

    function drop(id: string, place: point): void {
        for (let at = 0; at < groups.count; at++) {
            const group = groups.itemAt(at) as DeskPanel;
            if (group?.contains(group.mapFromItem(null, place.x, place.y))) {
                board.review.choose(id);
                board.review.toPaper(at + 1);
                return;
            }
        }
    }

    DeskScroll {
        id: papers

        width: (board.width - 2 * board.spacing) * 0.44
        height: board.height
        spacing: Theme.gap

        Repeater {
            id: groups

            model: board.review.groups.length

            DeskPanel {
                id: group

                property int carried: 0

                required property int index
                readonly property var paper: board.review.groups[index] ?? ({})
                readonly property var pages: paper.pages ?? []

                width: parent?.width ?? 0
                z: carried
                heading: paper.name ?? ""
                note: pages.length === 0 ? qsTr("Chưa có trang nào.") : qsTr("%1 trang").arg(pages.length)

                Flow {
                    width: parent.width
                    visible: group.pages.length > 0
                    spacing: Theme.gap

                    Repeater {
                        model: group.pages.length

                        ReviewThumb {
                            id: sheet

                            required property int index
                            readonly property bool at: page.chosen ?? false

                            page: group.pages[index] ?? ({})
                            onAtChanged: if (at && board.visible)
                                forceActiveFocus(Qt.OtherFocusReason)
                            onClicked: board.review.choose(page.id)
                            onCarriedChanged: group.carried += carried ? 1 : -1
                            onDropped: place => board.drop(page.id, place)
                        }
                    }
                }
            }
        }
    }

    DeskPanel {
        id: sheetPanel

        x: papers.width + board.spacing
        width: (board.width - 2 * board.spacing) * 0.34
        height: board.height
        heading: board.page.number > 0 ? qsTr("Trang %1 trong %2").arg(board.page.number).arg(board.page.of) : qsTr("Chọn một trang")
        note: board.page.paper

        Image {
            width: parent.width
            height: sheetPanel.height - parent.y - sheetPanel.padding
            cache: false
            source: board.review.whole
            fillMode: Image.PreserveAspectFit
            verticalAlignment: Image.AlignTop
            smooth: true
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Trang đang chọn")
        }
    }

    DeskScroll {
        x: sheetPanel.x + sheetPanel.width + board.spacing
        width: board.width - x
        height: board.height
        spacing: Theme.gap

        DeskButton {
            width: parent.width
            symbol: "check"
            keys: "Esc"
            kind: "primary"
            enabled: !board.typing
            text: qsTr("Xong")
            onClicked: board.review.close()
        }

        DeskPanel {
            width: parent.width
            visible: board.page.marks.length > 0
            padding: Theme.space2
            heading: board.page.wanting ? qsTr("Trang này chưa đạt") : qsTr("Đã chấp nhận")
            note: board.page.reason

            Repeater {
                model: board.page.marks.length

                StatePill {
                    required property int index

                    width: Math.min(implicitWidth, parent?.width ?? implicitWidth)
                    whole: true
                    kind: board.page.marks[index]?.kind ?? "plain"
                    symbol: kind === "warn" ? "triangle-alert" : "check"
                    text: board.page.marks[index]?.text ?? ""
                }
            }

            Repeater {
                model: board.page.wanting ? board.review.reasons.length : 0

                DeskButton {
                    required property int index

                    width: parent?.width ?? 0
                    symbol: "check"
                    keys: board.review.reasons[index].keys
                    enabled: !board.review.busy && !board.typing
                    text: board.review.reasons[index].text
                    onClicked: board.review.accept(board.review.reasons[index].text)
                }
            }
        }

        PaperOffers {
            width: parent.width
            offers: board.review.offers as PaperOffersModel
            paused: board.typing
        }

        ReviewTools {
            width: parent.width
            review: board.review
            paused: board.typing
        }
    }

    Repeater {
        // The paper's number takes the page there.
        model: Math.min(9, board.review.groups.length)

        Item {
            id: digit

            required property int index

            Shortcut {
                enabled: board.visible && !board.review.busy && !board.typing
                sequences: [String(digit.index + 1)]
                onActivated: board.review.toPaper(digit.index + 1)
            }
        }
    }

    DeskDialog {
        open: board.typing
        breadth: Theme.px(680)
        heading: qsTr("Thông tin giấy tờ")
        lead: board.review.described
        onClosed: board.review.leaveFacts()
        onOpenChanged: if (open)
            facts.first?.forceActiveFocus()

        PaperFactsForm {
            id: facts

            width: parent.width
            facts: board.review.facts as PaperFactsModel
        }

        footer: [
            DeskButton {
                kind: "primary"
                symbol: "check"
                keys: "Ctrl+Return"
                enabled: (board.review.facts as PaperFactsModel).savable
                text: qsTr("Lưu thông tin")
                onClicked: board.review.keepFacts()
            },
            DeskButton {
                text: qsTr("Thôi")
                onClicked: board.review.leaveFacts()
            }
        ]
    }
}
