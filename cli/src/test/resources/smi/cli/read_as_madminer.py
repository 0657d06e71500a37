# Reads a ratio sample the way MadMiner's estimators do (madminer/utils/various.py, load_and_check, and the checks of
# ParameterizedRatioEstimator.train), and compares it with the HDF5 sample of the same seed.
# usage: read_as_madminer.py FOLDER NAME SAMPLE.h5
import sys
import h5py
import numpy as np

folder, name, sample = sys.argv[1:]
tables = {}
for table in ("x", "theta0", "theta1", "y", "r_xz", "t_xz"):
    path = f"{folder}/{table}_{name}.npy"
    data = np.load(path)
    mapped = np.load(path, mmap_mode="c")  # what MadMiner does with large files
    assert np.array_equal(data, mapped), table
    assert data.ndim == 2, (table, data.shape)
    assert data.dtype == (np.float64 if table == "y" else np.float32), (table, data.dtype)
    assert np.isfinite(data).all(), table
    assert np.abs(data).max() < 1e9, table  # MadMiner warns beyond
    tables[table] = data

n, n_observables = tables["x"].shape
n_parameters = tables["theta0"].shape[1]
for table, columns in (("theta0", n_parameters), ("theta1", n_parameters), ("t_xz", n_parameters), ("y", 1), ("r_xz", 1)):
    assert tables[table].shape == (n, columns), (table, tables[table].shape)
y = tables["y"][:, 0]
assert set(y) == {0.0, 1.0} and abs(y.mean() - 0.5) < 1e-9

# y = 0 is drawn at the numerator theta0, y = 1 at the denominator theta1: E_theta1[r] = 1, E_theta0[1/r] = 1,
# E_theta0[t] = 0, each within five standard errors
def check(what, values, expected):
    error = values.std() / np.sqrt(len(values))
    assert abs(values.mean() - expected) < 5 * error, (what, values.mean(), error)

r = tables["r_xz"][:, 0].astype("f8")
check("r", r[y == 1], 1)
check("1/r", 1 / r[y == 0], 1)
for p in range(n_parameters):
    check(f"t{p}", tables["t_xz"][y == 0, p].astype("f8"), 0)
assert r[y == 0].mean() > 1, "events drawn at theta0 prefer it"

with h5py.File(sample, "r") as f:
    same = {"x": "observations", "theta0": "theta0", "theta1": "theta1", "y": "labels", "r_xz": "joint_ratio", "t_xz": "joint_score"}
    for table, dataset in same.items():
        expected = f["sample/" + dataset][...].astype(tables[table].dtype)
        assert np.array_equal(tables[table], expected), table
print("ok", n, n_observables, n_parameters)
