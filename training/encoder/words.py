"""Rows for words that labelled text has seldom or never, from how the teacher sees them in raw text."""

import numpy as np
import torch
from batches import Vocabulary
from model import Student

# A row that was trained on so many tokens is as good as one that is told from the teacher's vector.
ENOUGH = 6.0
RIDGE = 30.0


def place(student: Student, vocabulary: Vocabulary, sums: list[dict[str, np.ndarray]], read: np.ndarray) -> float:
    """Maps the teacher's mean vector of each word linearly to the student's row, fitted on the words that it knows well
    (`read` counts the tokens of each row), and moves the rows of the others there. Returns the share of the variance of
    known rows that the map explains."""
    rows = vocabulary.rows(np.concatenate([part["kinds"] for part in sums]))
    total = np.zeros((len(read), sums[0]["sums"].shape[1]))
    met = np.zeros(len(read))
    np.add.at(total, rows, np.concatenate([part["sums"] for part in sums]))
    np.add.at(met, rows, np.concatenate([part["counts"] for part in sums]))
    met[0] = read[0] = 0
    mean = np.concatenate([total / met.clip(1)[:, None], np.ones((len(read), 1))], 1)
    weights = student.encoder.table.weights
    own = weights[: len(read)].numpy().astype(np.float64)
    known = (read >= 8) & (met >= 4)
    x, y, w = mean[known], own[known], np.sqrt(read[known])[:, None]
    fitted = np.linalg.solve(x.T @ (x * w) + RIDGE * np.eye(x.shape[1]), x.T @ (y * w))
    explained = 1 - ((x @ fitted - y) ** 2 * w).sum() / ((y - np.average(y, 0, w[:, 0])) ** 2 * w).sum()
    moved = met > 0
    share = (read / (read + ENOUGH))[moved, None]
    weights[torch.from_numpy(np.flatnonzero(moved))] = torch.from_numpy(
        (share * own[moved] + (1 - share) * (mean[moved] @ fitted)).astype(np.float32)
    )
    return float(explained)
