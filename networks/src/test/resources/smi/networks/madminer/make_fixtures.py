"""Estimators in the form in which MadMiner saves them, and what PyTorch computes with them in double precision.

Made with PyTorch 2.13.0 and NumPy 2.4: python make_fixtures.py (in this folder). MadMiner itself is not needed: the files
are what its `save` writes for networks of these shapes, weights drawn at random.
"""

import json
import os
import pickle
import zipfile

import numpy as np
import torch
from torch import nn


class Net(nn.Module):
    """The fully connected network of MadMiner; a ratio network registers its layers twice, under `append` again."""

    def __init__(self, inputs, hidden, outputs, activation, twice=False):
        super().__init__()
        self.activation = activation
        self.layers = nn.ModuleList()
        for width in hidden:
            self.layers.append(nn.Linear(inputs, width))
            inputs = width
        last = self.layers.append(nn.Linear(inputs, outputs))
        if twice:
            self.append = last

    def forward(self, a):
        for i, layer in enumerate(self.layers):
            if i > 0:
                a = self.activation(a)
            a = layer(a)
        return a


def save(name, net, settings, moments, **options):
    with open(f"{name}_settings.json", "w") as f:
        json.dump(settings, f)
    for key, value in moments.items():
        np.save(f"{name}_{key}.npy", value)
    torch.save(net.state_dict(), f"{name}_state_dict.pt", **options)


def rounded(tensor):
    return tensor.detach().numpy().astype(np.float64).tolist()


def ratio():
    """Features and log-sigmoid: the scaling has a column too many."""
    torch.manual_seed(1)
    net = Net(4, [5, 4], 1, nn.functional.logsigmoid, twice=True).eval()
    x_means, x_stds = np.array([10.0, -3.0, 0.5]), np.array([4.0, 2.0, 0.25])
    theta_means, theta_stds = np.array([0.1, -0.2]), np.array([0.5, 0.7])
    settings = {
        "n_observables": 2, "n_parameters": 2, "features": [2, 0], "n_hidden": [5, 4],
        "activation": "log_sigmoid", "dropout_prob": 0.0, "estimator_type": "parameterized_ratio",
    }
    moments = {"x_means": x_means, "x_stds": x_stds, "theta_means": theta_means, "theta_stds": theta_stds}
    save("ratio", net, settings, moments)
    net = net.double()
    x = torch.tensor(np.random.default_rng(2).normal(x_means, x_stds, (6, 3)))
    theta = torch.tensor(np.random.default_rng(3).normal(0, 0.5, (6, 2)), requires_grad=True)
    scaled_x = ((x - torch.tensor(x_means)) / torch.tensor(x_stds))[:, [2, 0]]
    scaled_theta = (theta - torch.tensor(theta_means)) / torch.tensor(theta_stds)
    log_r = net(torch.cat((scaled_theta, scaled_x), 1))
    (score,) = torch.autograd.grad(log_r.sum(), theta)
    return {"x": rounded(x), "theta": rounded(theta), "log_ratio": rounded(log_r), "score": rounded(score)}


def double():
    """Both hypotheses: log r = f(theta0, theta1, x) - f(theta1, theta0, x), theta scaled as in training."""
    torch.manual_seed(10)
    net = Net(6, [5, 4], 1, nn.functional.elu)
    means, stds = np.array([0.1, -0.2]), np.array([0.5, 0.7])
    settings = {
        "n_observables": 2, "n_parameters": 2, "features": None, "n_hidden": [5, 4], "activation": "elu",
        "dropout_prob": 0.0, "estimator_type": "double_parameterized_ratio",
    }
    save("double", net, settings, {"theta_means": means, "theta_stds": stds})
    net = net.double()
    rng = np.random.default_rng(11)
    x = torch.tensor(rng.normal(0, 1, (6, 2)))
    theta0 = torch.tensor(rng.normal(0, 0.5, (6, 2)), requires_grad=True)
    theta1 = torch.tensor(rng.normal(0, 0.5, (6, 2)))
    a, b = [(theta - torch.tensor(means)) / torch.tensor(stds) for theta in (theta0, theta1)]
    log_r = net(torch.cat((a, b, x), 1)) - net(torch.cat((b, a, x), 1))
    (score,) = torch.autograd.grad(log_r.sum(), theta0)
    return {
        "x": rounded(x), "theta0": rounded(theta0), "theta1": rounded(theta1),
        "log_ratio": rounded(log_r), "score": rounded(score),
    }


def score():
    """The format before PyTorch 1.6, double precision, one parameter more than θ has (a nuisance parameter)."""
    torch.manual_seed(4)
    net = Net(3, [6], 3, torch.relu).double()
    settings = {
        "n_observables": 3, "n_parameters": 3, "features": None, "n_hidden": [6], "activation": "relu",
        "dropout_prob": 0.0, "estimator_type": "score", "nuisance_mode_default": "keep",
    }
    save("score", net, settings, {}, _use_new_zipfile_serialization=False)
    x = torch.tensor(np.random.default_rng(5).normal(0, 1, (6, 3)))
    return {"x": rounded(x), "score": rounded(net(x))}


def ensemble():
    """Two members; MadMiner without scaling writes as many zeros and ones as it had events."""
    os.makedirs("ensemble", exist_ok=True)
    with open("ensemble/ensemble.json", "w") as f:
        json.dump({"estimator_type": "score", "n_estimators": 2}, f)
    settings = {
        "n_observables": 2, "n_parameters": 1, "features": None, "n_hidden": [3], "activation": "tanh",
        "dropout_prob": 0.0, "estimator_type": "score", "nuisance_mode_default": "keep",
    }
    x = torch.tensor(np.random.default_rng(7).normal(0, 1, (4, 2)))
    total = 0
    for i in range(2):
        torch.manual_seed(8 + i)
        net = Net(2, [3], 1, torch.tanh)
        save(f"ensemble/estimator_{i}", net, settings, {"x_means": np.zeros(50), "x_stds": np.ones(50)})
        total = total + net.double()(x)
    return {"x": rounded(x), "score": rounded(total / 2)}


class Evil:
    def __reduce__(self):
        return os.system, ("echo this must never run",)


def evil():
    with zipfile.ZipFile("evil_state_dict.pt", "w") as archive:
        archive.writestr("evil/data.pkl", pickle.dumps({"layers.0.weight": Evil()}, protocol=2))
        archive.writestr("evil/version", "3\n")


evil()
with open("expected.json", "w") as f:
    json.dump({"ratio": ratio(), "double": double(), "score": score(), "ensemble": ensemble()}, f, indent=1)
