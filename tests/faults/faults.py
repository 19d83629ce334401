"""One function for each fault; its first line says what must hold. See run."""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from service import DLL, FOOD, SHEET, Service, ask_each, connect

PATHS = [FOOD, "/v1/foods/natto/nutrients", SHEET, "/v1/nutrients/vitamin-k2/food-sources?limit=100", "/v1/search?q=vitamin%20k", "/v1/foods?q=chee&limit=100", "/v1/studies?q=bone&limit=100", "/v1/reference-intakes?limit=100", "/openapi/v1.json"]
INTERNALS = re.compile(rb"   at |Exception|sqlite|SQL|/tmp/|/app/|/home/|\.cs\b", re.IGNORECASE)


class Skip(Exception):
    pass


def needs(*tools, root=False):
    for tool in tools:
        if not shutil.which(tool):
            raise Skip(f"there is no {tool}")
    if root and os.geteuid() != 0:
        raise Skip("needs root")


def holds(what, condition):
    if not condition:
        raise AssertionError(what)


def serves(service):
    """Every kind of answer, as a service without faults gives it; the contract names the build and not the data."""
    holds(f"ready: {service.said()[-500:]}", service.until() is not None)
    for path in PATHS:
        status, body = service.get(path)
        holds(f"{path}: {status}", status == 200)
        if path not in expected:
            expected[path] = body
        holds(f"{path}: other bytes", body == expected[path])


expected = {}


def probed(service, work, seconds):
    """Asks every 50 ms beside some work, and gives how many asked in vain, the 99th percentile in seconds, and the most megabytes."""
    times, failed, most = [], 0, 0
    ends, began = time.monotonic() + seconds, time.monotonic()
    while work() and time.monotonic() < ends:
        asked = time.monotonic()
        failed += service.get(timeout=5)[0] != 200
        times.append(time.monotonic() - asked)
        most = max(most, service.megabytes())
        time.sleep(0.05)
    times.sort()
    return failed, times[len(times) * 99 // 100], most


def read_only():
    """A read-only file system changes no answer."""
    needs("unshare", root=True)
    script = 'mount --make-rprivate / && mount -o remount,ro,bind / && exec "$@"'
    with Service(before=["unshare", "-m", "sh", "-c", script, "sh"], stdout=subprocess.DEVNULL) as service:
        serves(service)
        wrote = subprocess.run(["nsenter", "-t", str(service.pid()), "-m", "touch", "/fault"], capture_output=True).returncode
        holds("the file system can be written", wrote != 0)


def full_disk():
    """A full disk, for the log and for temporary files, changes no answer."""
    needs("mount", root=True)
    folder = tempfile.mkdtemp(prefix="nutrients-full-")
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", folder], check=True)
    try:
        with open(f"{folder}/log", "w") as log:
            subprocess.run(["dd", "if=/dev/zero", f"of={folder}/fill", "bs=1k"], capture_output=True)
            with Service("--Logging:LogLevel:Default", "Information", environment={"TMPDIR": folder, "HOME": folder}, stdout=log) as service:
                serves(service)
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        os.rmdir(folder)


def closed_stdout():
    """A standard output that is closed, or that nobody reads, changes no answer, with the access log on."""
    for before in (["sh", "-c", 'exec "$@" >&-', "sh"], ["sh", "-c", '"$@" | true', "sh"]):
        with Service("--Logging:LogLevel:Default", "Information", before=before) as service:
            serves(service)
            time.sleep(1)
            serves(service)


def disk_error():
    """An error of the disk is a problem of ours without internals, never other data; when it is over, everything is answered."""
    needs("strace", root=True)
    with Service("--Cache:SizeLimitMegabytes", "0", "--Logging:LogLevel:Default", "None") as service:
        holds("ready", service.until() is not None)
        trace = subprocess.Popen(["strace", "-f", "-o", "/dev/null", "-p", str(service.pid()), "-e", "trace=pread64,read", "-e", "inject=pread64,read:error=EIO", "-P", os.path.join(os.path.dirname(DLL), "nutrients.db")], stderr=subprocess.DEVNULL)
        time.sleep(2)
        failed = 0
        try:
            for path in PATHS:
                status, body = service.get(path, timeout=20)
                holds(f"{path}: {status} {body[:300]}", status in (200, 500, 503))
                holds(f"{path}: other bytes", status != 200 or path not in expected or body == expected[path])
                if status != 200:
                    failed += 1
                    problem = json.loads(body)
                    holds(f"{path}: {problem}", problem["code"] in ("internal-error", "query-timeout") and not INTERNALS.search(body))
        finally:
            trace.send_signal(signal.SIGINT)
            trace.wait(10)
        holds("no error was injected", failed > 0)
        serves(service)


def clock():
    """A clock in 1999 or 2100 changes no answer."""
    needs("faketime")
    for date, year in (("1999-12-31 23:59:50", "1999"), ("2100-02-28 23:59:50", "2100")):
        with Service(before=["faketime", "-f", f"@{date}"]) as service:
            serves(service)
            holds(f"the clock is not in {year}", f" {year} " in service.date())


def small_heap():
    """128 MB of managed heap serve everything, with several clients at once."""
    with Service(environment={"DOTNET_GCHeapHardLimit": "0x8000000"}) as service:
        serves(service)
        failed = []
        clients = [threading.Thread(target=lambda: failed.extend(path for _ in range(30) for path in PATHS if service.get(path)[0] != 200)) for _ in range(4)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        holds(f"{len(failed)} failed", not failed)
        serves(service)


def kill_and_restart():
    """Killed under load, it is ready again in less than 2 seconds, and the data are the same."""
    with Service() as service:
        serves(service)
        load = subprocess.Popen([sys.executable, "-c", f"import urllib.request\nwhile True: urllib.request.urlopen('http://127.0.0.1:{service.port}{FOOD}').read()"], stderr=subprocess.DEVNULL)
        time.sleep(1)
        service.process.kill()
        service.process.wait()
        load.kill()
        load.wait()
    with Service() as service:
        seconds = service.until()
        holds(f"ready after {seconds}", seconds is not None and seconds < 2)
        serves(service)
    return f"ready after {seconds:.2f} s"


def slow(kind, path):
    needs("slowhttptest")
    with Service() as service:
        serves(service)
        before = service.megabytes()
        attack = subprocess.Popen(["slowhttptest", "-c", "500", "-r", "200", "-l", "60", "-p", "3", "-u", f"http://127.0.0.1:{service.port}{path}", *kind], stdout=subprocess.DEVNULL)
        try:
            failed, p99, most = probed(service, lambda: attack.poll() is None, seconds=70)
        finally:
            attack.kill()
            attack.wait()
        holds(f"{failed} of the other requests failed", failed == 0)
        holds(f"p99 {p99:.3f} s", p99 < 1)
        holds(f"{before:.0f} MB before, {most:.0f} MB at most", most < before + 150)
    return f"p99 {p99 * 1000:.0f} ms, {before:.0f} MB before and {most:.0f} MB at most"


def slow_headers():
    """500 clients that send their headers slowly: everybody else is answered, 99 of 100 in less than a second, within 150 MB more."""
    return slow(["-H", "-i", "5"], "/v1/foods")


def slow_body():
    """The same with bodies that come slowly."""
    return slow(["-B", "-i", "5", "-s", "8192", "-t", "POST", "-f", "application/json"], "/v1/intake-analyses")


def slow_read():
    """The same with the largest answer, read slowly, and asked for ten times over each connection."""
    return slow(["-X", "-w", "1", "-y", "16", "-n", "2", "-z", "8", "-k", "10"], SHEET)


def never_read():
    """500 clients that ask a hundred times for the largest answer and read nothing: everybody else is answered, within 150 MB more, and the 500 are dropped."""
    with Service() as service:
        serves(service)
        before = service.megabytes()
        sockets = connect(service.port, 500)
        time.sleep(2)
        for connection in sockets:
            try:
                connection.send(f"GET {SHEET} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() * 100)
            except OSError:
                pass
        failed, p99, most = probed(service, lambda: True, seconds=60)
        for connection in sockets:
            connection.close()
        holds(f"{failed} of the other requests failed", failed == 0)
        holds(f"p99 {p99:.3f} s", p99 < 1)
        holds(f"{before:.0f} MB before, {most:.0f} MB at most", most < before + 150)
    return f"p99 {p99 * 1000:.0f} ms, {before:.0f} MB before and {most:.0f} MB at most"


def many_connections():
    """2,000 connections that stay open are all answered twice, within 100 MB more."""
    with Service() as service:
        serves(service)
        before = service.megabytes()
        sockets = connect(service.port, 2000)
        time.sleep(2)
        first = ask_each(sockets)
        time.sleep(5)
        second = ask_each(sockets)
        after = service.megabytes()
        for connection in sockets:
            connection.close()
        holds(f"{first} and {second} of 2000 answered", first == second == 2000)
        holds(f"{before:.0f} MB before, {after:.0f} MB after", after < before + 100)
    return f"{before:.0f} MB before, {after:.0f} MB after"


def more_than_files():
    """More connections than 1,024 open files allow, before the first request and after: the process lives, and answers again in less than 5 seconds."""
    slowest = 0
    for is_warm in (False, True):
        for count in (2000, 12_000):
            with Service(files=1024) as service:
                holds("listens", service.listens())
                if is_warm:
                    serves(service)
                sockets = connect(service.port, count)
                time.sleep(3)
                answered = ask_each(sockets, seconds=5)
                holds(f"ended with {service.process.poll()}: {service.said()[-200:]}", service.process.poll() is None)
                for connection in sockets:
                    connection.close()
                seconds = service.until(path=FOOD, seconds=10)
                holds(f"{count} connections: answered again after {seconds}", seconds is not None and seconds < 5)
                holds("nobody was answered", answered > 0)
                slowest = max(slowest, seconds)
                serves(service)
    return f"answered again after {slowest:.2f} s at most"


FAULTS = [read_only, full_disk, closed_stdout, disk_error, clock, small_heap, kill_and_restart, many_connections, more_than_files, never_read, slow_headers, slow_body, slow_read]


def main(names):
    unknown = set(names) - {fault.__name__ for fault in FAULTS}
    if unknown:
        sys.exit(f"There is no fault {', '.join(sorted(unknown))}; there is {', '.join(fault.__name__ for fault in FAULTS)}.")
    with Service() as service:
        serves(service)
    failures = 0
    for fault in FAULTS:
        if names and fault.__name__ not in names:
            continue
        try:
            note = fault()
            print(f"PASS {fault.__name__}{f' ({note})' if note else ''}", flush=True)
        except Skip as missing:
            print(f"SKIP {fault.__name__}: {missing}", flush=True)
        except Exception as failure:
            failures += 1
            print(f"FAIL {fault.__name__}: {fault.__doc__} {type(failure).__name__}: {failure}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
