"""What the document of the API shows of questions."""

QUESTION = {
    "id": "dHJlYWQtdGhyZWFkLTEyMw",
    "state": "answered",
    "audience": "office",
    "place": "",
    "language": "ar",
    "topic": "huisarts",
    "day": "2026-11-30",
    "messages": [
        {"from": "asker", "text": "Wanneer kan ik naar de dokter?", "day": "2026-11-30"},
        {"from": "library", "text": "Elke ochtend om negen uur.", "day": "2026-11-30"},
    ],
}
PAGE = {"total": 1, "questions": [QUESTION]}
ANSWER = {"answer_id": "YW5zd2VyLWFuc3dlci0xMg", "text": "Elke ochtend om negen uur."}
