# numpy's matrix product (BLAS) for the shape of WeightRateBenchmark: 10^6 events x 6 components x 1000 points, in
# blocks of events whose result stays in the cache, as there.
import time
import numpy as np

events, components, points = 1_000_000, 6, 1000
random = np.random.default_rng(1)
m = random.random((components, points))
for block in (256, 1024, 8192):
    f = random.random((events, components))
    out = np.empty((block, points))
    best = 1e9
    for _ in range(4):
        begin = time.process_time()
        for first in range(0, events - block + 1, block):
            np.matmul(f[first:first + block], m, out=out)
        best = min(best, time.process_time() - begin)
    print(f"blocks of {block}: {best:.3f} s of processor time, {2e-9 * events * components * points / best:.2f} GFLOP per such second")
