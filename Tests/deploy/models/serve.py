"""A llama.cpp server for the tests: serve.py MODEL PORT THREADS. Its threads wait by spinning, so there must not be more
of them than the machine has to spare."""

import signal
import sys

import xllamacpp

parameters = xllamacpp.CommonParams()
parameters.model.path = sys.argv[1]
parameters.hostnames = ["127.0.0.1"]
parameters.port = int(sys.argv[2])
parameters.cpuparams.n_threads = int(sys.argv[3])
parameters.cpuparams_batch.n_threads = int(sys.argv[3])
parameters.n_ctx = 8192
parameters.n_parallel = 1
parameters.warmup = False
server = xllamacpp.Server(parameters)
print("listening at", server.listening_address, flush=True)
signal.pause()
