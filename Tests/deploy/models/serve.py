"""A llama.cpp server: serve.py MODEL PORT THREADS [CONTEXT]. Its threads wait by spinning, so there must not be more of
them than the machine has to spare. The likeliest token is always taken, so that a run can be repeated."""

import pathlib
import signal
import sys

import xllamacpp

parameters = xllamacpp.CommonParams()
parameters.model.path = sys.argv[1]
parameters.model_alias = {pathlib.Path(sys.argv[1]).stem}
parameters.hostnames = ["127.0.0.1"]
parameters.port = int(sys.argv[2])
parameters.cpuparams.n_threads = int(sys.argv[3])
parameters.cpuparams_batch.n_threads = int(sys.argv[3])
parameters.n_ctx = int(sys.argv[4]) if len(sys.argv) > 4 else 8192
parameters.n_parallel = 1
parameters.warmup = False
parameters.sampling.temp = 0.0
# A workflow repeats much of what stands in its prompt: what followed the last tokens there is guessed and checked at
# once, which changes nothing of the reply and saves half of the time.
parameters.speculative.types = [xllamacpp.common_speculative_type.COMMON_SPECULATIVE_TYPE_NGRAM_SIMPLE]
parameters.speculative.ngram_simple.size_n = 5
parameters.speculative.ngram_simple.size_m = 16
server = xllamacpp.Server(parameters)
print("listening at", server.listening_address, flush=True)
signal.pause()
