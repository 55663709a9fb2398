"""A browser without a window: hears that the preview is new, fetches the page, says when which headline stood in it.

In a process of its own, as a browser is. Writes lines "seconds of the machine's clock, first headline".
"""

import http.client
import re
import sys
import time

HEADLINE = re.compile(rb"<h1[^>]*>([^<]*)<")


def main(port: int) -> None:
    page = fetched(port)
    ours = re.findall(rb'<script src="(/_[^"]*/)preview.js"', page)[-1].decode()
    line = http.client.HTTPConnection("127.0.0.1", port)
    line.request("GET", f"{ours}events")
    answer = line.getresponse()
    sys.stdout.write("0 ready\n")
    sys.stdout.flush()
    for raw in answer:
        if raw.startswith(b"event: reload"):
            found = HEADLINE.search(fetched(port))
            sys.stdout.write(f"{time.monotonic()} {found[1].decode() if found else ''}\n")
            sys.stdout.flush()


def fetched(port: int) -> bytes:
    line = http.client.HTTPConnection("127.0.0.1", port)
    line.request("GET", "/")
    body = line.getresponse().read()
    line.close()
    return body


if __name__ == "__main__":
    main(int(sys.argv[1]))
