"""The encoder and its heads. Both the student and its teacher end in the same heads."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from kernel import Recurrence, Table
from torch import Tensor, nn

EPSILON = 1e-6
REACH = 32


@dataclass
class Sizes:
    """The dimensions of an encoder and its heads."""

    width: int = 192
    layers: int = 3
    vocabulary: int = 60_000
    hashed: int = 32_768
    small: int = 50
    arcs: int = 64
    pairs: int = 64


class Rounding(torch.autograd.Function):
    """Rounds to 127 steps either way; the gradient passes where nothing was cut."""

    @staticmethod
    def forward(ctx, x: Tensor, scale: Tensor) -> Tensor:
        q = x / scale
        ctx.save_for_backward(q.abs() <= 127.5)
        return q.round().clamp(-127, 127) * scale

    @staticmethod
    def backward(ctx, gradient: Tensor):
        return gradient * ctx.saved_tensors[0], None


class Half(torch.autograd.Function):
    """A linear map in half precision, which takes half the time in training."""

    @staticmethod
    def forward(ctx, x: Tensor, weight: Tensor) -> Tensor:
        shape = x.shape
        x, weight = x.reshape(-1, shape[-1]).bfloat16(), weight.bfloat16()
        ctx.save_for_backward(x, weight)
        return (x @ weight.T).float().view(*shape[:-1], -1)

    @staticmethod
    def backward(ctx, gradient: Tensor):
        x, weight = ctx.saved_tensors
        shape = gradient.shape
        gradient = gradient.reshape(-1, shape[-1]).bfloat16()
        return (gradient @ weight).float().view(*shape[:-1], -1), (gradient.T @ x).float()


class Dropout(nn.Module):
    """Dropout whose noise is cut out of a reel: drawing it anew each time takes longer than the rest of a layer."""

    REEL = 1 << 22

    def __init__(self, share: float) -> None:
        super().__init__()
        kept = torch.rand(self.REEL) >= share
        self.register_buffer("reel", kept.float() / (1 - share), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        start = int(torch.randint(self.REEL - x.numel() - 1, (1,)))
        return x * self.reel[start : start + x.numel()].view(x.shape)


class Quantised(nn.Module):
    """Where activations become integers: exact while `active`, watching their size before."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("scale", torch.tensor(0.0))
        self.active = False
        self._calls = 0

    def forward(self, x: Tensor) -> Tensor:
        if self.active:
            return Rounding.apply(x, self.scale)
        self._calls += 1
        if self.training and self._calls % 8 == 1 and x.numel():
            with torch.no_grad():
                # A sample is enough to know how large values get.
                flat = x.detach().reshape(-1)[:: max(1, x.numel() // 20_000)].abs().float()
                top = torch.quantile(flat, 0.9995) * 1.1 / 127
                self.scale.copy_(top if self.scale == 0 else 0.9 * self.scale + 0.1 * top)
        return x


class Integers(nn.Linear):
    """A linear map whose weights are integers times one scale a row, while `active`."""

    active = False

    def forward(self, x: Tensor) -> Tensor:
        weight = self.weight
        if self.active:
            weight = Rounding.apply(weight, row_scales(weight))
        if not self.training:
            return F.linear(x, weight, self.bias)
        found = Half.apply(x, weight)
        return found if self.bias is None else found + self.bias


def row_scales(weight: Tensor) -> Tensor:
    """The scale of each row."""
    return (weight.detach().abs().amax(1, keepdim=True) / 127).clamp_min(1e-8)


class Layer(nn.Module):
    """One two-way recurrent layer."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.quantised = Quantised()
        self.linear = Integers(width, 3 * width)
        self.v = nn.Parameter(torch.zeros(2, 2, width // 2))
        self.gain = nn.Parameter(torch.ones(width))
        nn.init.normal_(self.linear.weight, std=(1.0 / width) ** 0.5)
        nn.init.zeros_(self.linear.bias)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        u = self.linear(self.quantised(x))
        h = Recurrence.apply(u, x, self.v, mask)
        return F.rms_norm(h, (h.shape[-1],), self.gain, EPSILON)


class Encoder(nn.Module):
    """From rows to vectors."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.table = Table(sizes.vocabulary + sizes.hashed, sizes.width, sizes.vocabulary)
        self.small = nn.Parameter(torch.randn(sizes.small, sizes.width) * 0.1)
        self.gain = nn.Parameter(torch.ones(sizes.width))
        self.layers = nn.ModuleList(Layer(sizes.width) for _ in range(sizes.layers))
        self.small_active = False
        self.dropout = Dropout(0.15)

    def forward(self, index: Tensor, bits: Tensor, mask: Tensor) -> Tensor:
        """index [T, B, K] int32, bits [T, B, small], mask [T, B]."""
        steps, batch, _ = index.shape
        small = self.small
        if self.small_active:
            small = Rounding.apply(small, small.detach().abs().max() / 127)
        x = self.table.sum(index.reshape(steps * batch, -1)).view(steps, batch, -1) + bits @ small
        x = F.rms_norm(x, (x.shape[-1],), self.gain, EPSILON)
        x = self.dropout(x)
        for layer in self.layers:
            x = self.dropout(layer(x, mask))
        return x


class Heads(nn.Module):
    """The tasks."""

    def __init__(self, width: int, labels: dict[str, int], arcs: int, pairs: int) -> None:
        super().__init__()
        self.labels = labels
        self.quantised = Quantised()
        relations = labels["relations"]
        self.tags = Integers(width, labels["tags"])
        self.names = Integers(width, labels["names"])
        self.sentences = Integers(width, 1)
        self.predicates = Integers(width, 1)
        self.dependents = Integers(width, arcs)
        self.governors = Integers(width, arcs)
        self.keys = Integers(arcs, arcs)
        self.prior = Integers(arcs, 1, bias=False)
        self.root = nn.Parameter(torch.zeros(1, arcs))
        self.root_prior = nn.Parameter(torch.zeros(1))
        self.distance = nn.Parameter(torch.zeros(2 * REACH + 1))
        self.quantised_dependents, self.quantised_governors, self.quantised_keys = (
            Quantised(), Quantised(), Quantised(),
        )  # fmt: skip
        self.relation_dependents = Integers(width, pairs)
        self.relation_governors = Integers(width, pairs, bias=False)
        self.quantised_relations = Quantised()
        self.relations = Integers(pairs, relations)
        self.role_predicates = Integers(width, pairs)
        self.role_tokens = Integers(width, pairs, bias=False)
        self.role_pairs = nn.Embedding(3 + 4 * relations, pairs)
        nn.init.normal_(self.role_pairs.weight, std=0.3)
        self.quantised_roles = Quantised()
        self.roles = Integers(pairs, 8)

    def arcs(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Dependents, keys and priors of tokens."""
        dependents = self.quantised_dependents(F.relu(self.dependents(x)))
        governors = self.quantised_governors(F.relu(self.governors(x)))
        return dependents, self.quantised_keys(self.keys(governors)), self.prior(governors)

    def arc_scores(self, arcs: tuple[Tensor, Tensor, Tensor], sentences: Tensor) -> Tensor:
        """sentences [S, L] are places in the batch, -1 where there is none -> [S, L, L + 1], the root last."""
        dependents, keys, prior = arcs
        places = sentences.clamp_min(0)
        length = sentences.shape[1]
        d, k, p = dependents[places], keys[places], prior[places]
        root = self.quantised_keys(self.root)
        scores = d @ k.transpose(1, 2) + p.transpose(1, 2)
        at = torch.arange(length)
        apart = (at[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH
        scores = scores + self.distance[apart]
        scores = scores.masked_fill((sentences < 0)[:, None, :], -1e9)
        scores = scores.masked_fill(torch.eye(length, dtype=torch.bool)[None], -1e9)
        return torch.cat([scores, d @ root.T[None] + self.root_prior], -1)

    def relation_scores(self, x: Tensor, dependents: Tensor, governors: Tensor) -> Tensor:
        """The relations of pairs of places."""
        z = self.relation_dependents(x)[dependents] + self.relation_governors(x)[governors]
        return self.relations(self.quantised_relations(F.relu(z)))

    def role_scores(self, x: Tensor, predicates: Tensor, tokens: Tensor, kinds: Tensor) -> Tensor:
        """The roles of pairs of places, with how each pair stands in the tree."""
        z = self.role_predicates(x)[predicates] + self.role_tokens(x)[tokens] + self.role_pairs(kinds)
        return self.roles(self.quantised_roles(F.relu(z)))


class Student(nn.Module):
    """The encoder with its heads."""

    def __init__(self, sizes: Sizes, labels: dict[str, int]) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes)
        self.heads = Heads(sizes.width, labels, sizes.arcs, sizes.pairs)

    def release(self) -> None:
        """Back to real numbers, for more training."""
        for module in self.modules():
            if isinstance(module, (Quantised, Integers)):
                module.active = False
        self.encoder.small_active = False
        self.encoder.table.scales = (0.0, 0.0)

    def quantise(self) -> None:
        """From here on all arithmetic is that of the written file."""
        for module in self.modules():
            if isinstance(module, (Quantised, Integers)):
                module.active = True
        self.encoder.small_active = True
        table = self.encoder.table
        parts = table.weights[: table.split], table.weights[table.split :]
        first, second = (float(torch.quantile(part.abs().flatten()[::97], 0.9999)) / 127 for part in parts)
        table.scales = (first, second)
