"""The compiled loops, as functions that PyTorch differentiates."""

import ctypes
import hashlib
import subprocess
import tempfile
from pathlib import Path

import torch
from torch import Tensor

_SOURCE = Path(__file__).with_name("kernel.c")


def _compile() -> ctypes.CDLL:
    name = hashlib.sha256(_SOURCE.read_bytes()).hexdigest()[:16]
    target = Path(tempfile.gettempdir()) / f"dateline-kernel-{name}.so"
    if not target.exists():
        flags = ["-O3", "-march=native", "-ffast-math", "-shared", "-fPIC"]
        part = target.with_suffix(".part")
        subprocess.run(["cc", *flags, str(_SOURCE), "-o", str(part), "-lm"], check=True)
        part.rename(target)
    return ctypes.CDLL(str(target))


_LIBRARY = _compile()
_LIBRARY.bag_backward.restype = ctypes.c_int64


def _at(tensor: Tensor) -> ctypes.c_void_p:
    assert tensor.is_contiguous()
    return ctypes.c_void_p(tensor.data_ptr())


def _n(number: int) -> ctypes.c_int64:
    return ctypes.c_int64(number)


def _f(number: float) -> ctypes.c_float:
    return ctypes.c_float(number)


class Table:
    """Rows that tokens add up, with an Adam that touches only the rows that were used."""

    def __init__(self, rows: int, width: int, split: int) -> None:
        self.weights = torch.randn(rows, width) * 0.1
        self.split = split
        self.scales = (0.0, 0.0)
        self._gradient = torch.zeros(rows, width)
        self._mean = torch.zeros(rows, width)
        self._square = torch.zeros(rows, width)
        self._touched = torch.zeros(rows, dtype=torch.uint8)
        self._list = torch.zeros(rows, dtype=torch.int32)
        self._count = 0
        self._steps = 0
        # Autograd runs the backward pass of the sum only where some input asks for a gradient.
        self.anchor = torch.zeros(1, requires_grad=True)

    def sum(self, index: Tensor) -> Tensor:
        """The sums of the rows of each token; `index` is int32, [tokens, rows]."""
        return _Bag.apply(self.anchor, index, self)

    def accumulate(self, index: Tensor, out: Tensor) -> None:
        """Adds gradients to rows."""
        (n, k), d = index.shape, self.weights.shape[1]
        self._count = _LIBRARY.bag_backward(
            _at(self._gradient), _at(index), _at(out), _n(n), _n(k), _n(d),
            _at(self._touched), _at(self._list), _n(self._count),
        )  # fmt: skip

    def step(self, rate: float, clip: float = 1.0) -> None:
        """One step of Adam."""
        self._steps += 1
        correction = (1 - 0.98**self._steps) ** 0.5 / (1 - 0.9**self._steps)
        _LIBRARY.bag_adam(
            _at(self.weights), _at(self._gradient), _at(self._mean), _at(self._square), _at(self._touched),
            _at(self._list), _n(self._count), _n(self.weights.shape[1]), _f(rate * correction), _f(0.9), _f(0.98),
            _f(1e-8), _f(clip),
        )  # fmt: skip
        self._count = 0


class _Bag(torch.autograd.Function):
    @staticmethod
    def forward(ctx, anchor: Tensor, index: Tensor, table: Table) -> Tensor:
        (n, k), d = index.shape, table.weights.shape[1]
        out = torch.empty(n, d)
        first, second = table.scales
        _LIBRARY.bag_forward(
            _at(table.weights), _at(index), _at(out), _n(n), _n(k), _n(d), _n(table.split), _f(first), _f(second)
        )
        ctx.index, ctx.table = index, table
        return out

    @staticmethod
    def backward(ctx, gradient: Tensor):
        ctx.table.accumulate(ctx.index, gradient.contiguous())
        return torch.zeros(1), None, None


class Recurrence(torch.autograd.Function):
    """The two-way recurrence: u [T, B, 6H], x [T, B, 2H], v [2, 2, H], mask [T, B] -> [T, B, 2H]."""

    @staticmethod
    def forward(ctx, u: Tensor, x: Tensor, v: Tensor, mask: Tensor) -> Tensor:
        steps, batch, width = x.shape
        u, x, v = u.contiguous(), x.contiguous(), v.contiguous()
        c, h = torch.empty_like(x), torch.empty_like(x)
        _LIBRARY.sru_forward(_at(u), _at(x), _at(v), _at(mask), _at(c), _at(h), _n(steps), _n(batch), _n(width // 2))
        ctx.save_for_backward(u, x, v, mask, c)
        return h

    @staticmethod
    def backward(ctx, gradient: Tensor):
        u, x, v, mask, c = ctx.saved_tensors
        steps, batch, width = x.shape
        gradient = gradient.contiguous()
        gu, gx, gv = torch.empty_like(u), torch.empty_like(x), torch.zeros_like(v)
        _LIBRARY.sru_backward(
            _at(u), _at(x), _at(v), _at(mask), _at(c), _at(gradient), _at(gu), _at(gx), _at(gv),
            _n(steps), _n(batch), _n(width // 2),
        )  # fmt: skip
        return gu, gx, gv, None
