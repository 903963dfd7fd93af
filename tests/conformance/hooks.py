"""Leads the generated requests to things that exist, and asks of refusals what a schema cannot say."""

import schemathesis

# As many assistances as people.py asks for.
ASSISTANCES = 12


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """A valid id becomes one that exists; one that is wrong on purpose stays so."""
    number = (path_parameters or {}).get("id")
    if isinstance(number, int) and not isinstance(number, bool) and 1 <= number < 2**62:
        path_parameters["id"] = 1 + number % ASSISTANCES
    return path_parameters


@schemathesis.hook
def filter_query(context, query):
    """An object, an empty list and an empty text are sent as nothing, and nothing is as good as no parameter."""
    return not any(isinstance(value, dict) or value in ([], "") for value in (query or {}).values())


def texts(value):
    """Every text in a body."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


@schemathesis.hook
def filter_body(context, body):
    """Space around a text is no part of it: one that is too long by that alone is taken."""
    return all(text == text.strip() for text in texts(body) if len(text) > 10)


@schemathesis.hook
def map_body(context, body):
    """Amounts as money is written, so that they are not all refused for their decimals."""
    if isinstance(body, dict):
        for name in ("price", "total_price", "amount", "due", "salary", "percent", "cost", "discount", "estimated_cost"):
            if isinstance(body.get(name), float):
                body[name] = round(body[name], 2)
    return body


@schemathesis.check
def refusals_explain_themselves(ctx, response, case):
    """Every refusal has its language; who is to come again is told when, who is to sign in how."""
    status, headers = response.status_code, response.headers
    if status >= 400:
        assert "content-language" in headers, f"{status} without Content-Language"
    if status in (429, 503):
        assert int(headers.get("retry-after", ["0"])[0]) >= 1, f"{status} without Retry-After"
    if status == 401:
        assert headers.get("www-authenticate", [""])[0].startswith("Bearer"), "401 without WWW-Authenticate"
    if status == 405:
        assert headers.get("allow"), "405 without Allow"
    assert headers.get("x-request-id"), "an answer without X-Request-Id"
