"""The service as a process, and clients for it."""
import http.client
import os
import resource
import select
import signal
import socket
import subprocess
import tempfile
import time

DLL = os.path.abspath(os.environ.get("DLL", "artifacts/bin/Nutrients.Api/debug/Nutrients.Api.dll"))
FOOD = "/v1/foods/natto"
SHEET = "/v1/nutrients/vitamin-k2?expand=functions,deficiencies,interactions,referenceIntakes,claims,citations"

# This process opens thousands of connections itself.
resource.setrlimit(resource.RLIMIT_NOFILE, (min(20_000, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)


class Service:
    """Started with a command before dotnet, settings, and an environment; ended with the block."""

    def __init__(self, *settings, before=(), environment=None, files=None, stdout=None):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.log = tempfile.NamedTemporaryFile("w+", prefix="nutrients-fault-")
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [*before, "dotnet", DLL, "--urls", f"http://127.0.0.1:{self.port}", *settings],
            stdout=stdout or self.log, stderr=self.log, env={**os.environ, **(environment or {})}, start_new_session=True,
            preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))) if files else None)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.log.close()

    def said(self):
        with open(self.log.name) as log:
            return log.read()

    def get(self, path=FOOD, timeout=10):
        """Status and body; the status is 0 if there is no answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            connection.close()

    def date(self):
        """What its clock says."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("HEAD", FOOD)
            return connection.getresponse().getheader("Date")
        finally:
            connection.close()

    def until(self, status=200, path="/health/ready", seconds=20):
        """The seconds until it answers so; None if it does not or has ended."""
        began = time.monotonic()
        while time.monotonic() - began < seconds and self.process.poll() is None:
            if self.get(path, timeout=2)[0] == status:
                return time.monotonic() - began
            time.sleep(0.02)
        return None

    def listens(self, seconds=20):
        """Until it takes connections, without asking anything: it is cold then."""
        began = time.monotonic()
        while time.monotonic() - began < seconds and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return True
            except OSError:
                time.sleep(0.02)
        return False

    def pid(self):
        """Of dotnet, whatever was started before it."""
        pid = self.process.pid
        while open(f"/proc/{pid}/comm").read().strip() not in ("dotnet", ".NET TP Worker"):
            children = open(f"/proc/{pid}/task/{pid}/children").read().split()
            if not children:
                return pid
            pid = int(children[0])
        return pid

    def megabytes(self):
        with open(f"/proc/{self.pid()}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024

    def ended(self, seconds=20):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None


def connect(port, count):
    """So many connections at once, without waiting for any."""
    sockets = []
    for _ in range(count):
        connection = socket.socket()
        connection.setblocking(False)
        connection.connect_ex(("127.0.0.1", port))
        sockets.append(connection)
    return sockets


def ask_each(sockets, seconds=20):
    """Asks over each, and counts those that were answered."""
    waiting = {}
    poll = select.poll()
    for connection in sockets:
        try:
            connection.send(f"GET {FOOD} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            waiting[connection.fileno()] = (connection, bytearray())
            poll.register(connection, select.POLLIN)
        except OSError:
            pass
    answered, ends = 0, time.monotonic() + seconds
    while waiting and time.monotonic() < ends:
        for number, _ in poll.poll(200):
            connection, got = waiting[number]
            try:
                part = connection.recv(65536)
            except OSError:
                part = b""
            got += part
            head = got.find(b"\r\n\r\n")
            whole = head > 0 and len(got) >= head + 4 + int(got[: head].lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            if whole or not part:
                answered += whole and got.startswith(b"HTTP/1.1 200 ")
                poll.unregister(number)
                del waiting[number]
    return answered
