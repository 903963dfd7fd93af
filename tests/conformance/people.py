"""People of each role on a development server, and assistances in each state; prints a token for each role as JSON."""

import json
import sys
import urllib.request

PASSWORD = "correct-horse-7"  # scripts/conformance makes the administrator with it


def call(base, method, path, body=None, token=None):
    headers = {"content-type": "application/json"}
    if token:
        headers["authorization"] = f"Bearer {token}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(base + path, data=data, method=method, headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def furnish(base, client, administrator):
    """Things in the garage for the ids of generated requests to meet."""
    add = lambda path, body, token=administrator: call(base, "POST", f"/api/workshop/{path}/", body, token)
    for n in range(4):
        for plain in ("device-types", "manufacturers", "vehicle-classes", "fuels", "service-categories"):
            add(plain, {"name": f"{plain} {n}"})
        add("areas", {"name": f"area {n}", "pincode": "16000"})
        add("time-slots", {"name": f"slot {n}", "starts": "08:00", "ends": "12:00"})
        add("models", {"name": f"model {n}", "manufacturer_id": 1})
        prices = [{"vehicle_class_id": 1, "price": 10.5}]
        service = add("services", {"category_id": 1, "title": f"service {n}", "prices": prices})["id"]
        add("parts", {"name": f"part {n}", "price": 12.5, "on_hand": 1000})
        add("assets", {"registration": f"{n}"}, client)
        add("addresses", {"label": "home", "line1": "Rue 1"}, client)
        add("feedback", {"body": "fine", "rating": 5}, client)
        add("work-orders", {"note": f"noise {n}", "services": [{"service_id": service}]}, client)
        add("assignment-kinds", {"name": f"kind {n}"})
        call(base, "PUT", f"/api/workshop/services/{service}/reviews/", {"rating": 4}, client)


def main(base):
    here = {"lat": 36.7525, "lng": 3.042}
    plan = {"assistants": 8, "clients": 13, "spread_km": 3, **here}
    made = call(base, "POST", "/dev/seed", plan)
    clients, assistants = made["clients"], made["assistants"]
    for n, client in enumerate(clients[:12]):
        body = {"pickup": here, "description": "flat tyre"}
        if n % 2:
            body["dropoff"] = {"lat": 36.8, "lng": 3.1}
        asked = call(base, "POST", "/api/assistance/request/", body, client["access"])
        one, state = asked["assistance"]["id"], n % 4
        path = f"/api/assistance/update/{one}/"
        if state == 1:
            call(base, "PATCH", path, {"status": "canceled"}, client["access"])
        if state < 2:
            continue
        helper = next(a for a in assistants if any(a["id"] == near["assistant_id"] for near in asked["nearby_assistants"]))
        call(base, "PATCH", f"/api/assistance/accept/{one}/", None, helper["access"])
        call(base, "POST", f"/api/assistance/{one}/messages/", {"message": "on my way"}, helper["access"])
        if state == 2:
            assistants.remove(helper)
            continue
        call(base, "PATCH", path, {"status": "ongoing"}, helper["access"])
        call(base, "PATCH", path, {"status": "completed"}, helper["access"])
    signed_in = call(base, "POST", "/api/auth/login/phone/", {"phone_number": "+213555099999", "password": PASSWORD})
    furnish(base, clients[2]["access"], signed_in["tokens"]["access"])
    tokens = {
        "client": clients[2]["access"],
        "assistant": made["assistants"][0]["access"],
        "administrator": signed_in["tokens"]["access"],
        "leaving": clients[12]["access"],
    }
    print(json.dumps(tokens))


main(sys.argv[1])
