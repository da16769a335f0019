"""Run a command and measure it: python stopwatch.py LIMIT OUTPUT COMMAND...

It prints the seconds that the command took, its seconds of processor time (user and system, in all its processes), its peak
memory in MB and its exit status.

This is a small process of its own, because the peak that the system reports for a child is never below the memory of its parent.
A command that takes more than LIMIT seconds is killed. OUTPUT is the file for everything that it prints.
"""

import os
import signal
import sys
import time


def main(limit: str, output: str, *command: str) -> None:
    sink = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    nothing = os.open(os.devnull, os.O_RDONLY)
    files = [(os.POSIX_SPAWN_DUP2, source, target) for source, target in ((nothing, 0), (sink, 1), (sink, 2))]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=files, setpgroup=0)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.alarm(int(limit))
    try:
        _, status, usage = os.wait4(child, 0)
    except KeyboardInterrupt:
        os.killpg(child, signal.SIGKILL)
        raise
    seconds = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024
    print(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(*sys.argv[1:])
