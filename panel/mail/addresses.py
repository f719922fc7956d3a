"""The addresses of pages, as letters give them."""

from flask import current_app, has_request_context, request, url_for


def address(endpoint: str, **values: object) -> str:
    """The whole address of a page. It begins with BASE_URL, or else with the address by which this request came."""
    if not has_request_context():
        with current_app.test_request_context(base_url=site()):
            return address(endpoint, **values)
    return f"{site()}{url_for(endpoint, **values)}"  # type: ignore[arg-type]  # whatever an address takes


def site() -> str:
    """Where this installation is reached, without a slash at the end."""
    own: str = current_app.config["BASE_URL"]
    if own or not has_request_context():
        return own or "http://127.0.0.1:5000"
    return request.host_url.rstrip("/")
