"""The training loop: by minutes, resumable at any moment, the same on CPU and on one GPU.

State lies in a run folder: `stable.pt` (network, optimizer, place in the data; written every few minutes and on
SIGTERM), `finished.pt` (weights after a decay), `alignment.npz`. Going on after a decay starts from `stable.pt`, so
nothing is lost.
"""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from models.training.alignment import (
    Alignment,
    english_embeddings,
    load_alignment,
    save_alignment,
    source_embeddings,
    train_alignment,
)  # fmt: skip
from models.training.distillation import build
from models.training.feeding import Sampling, stream
from models.training.model import Goal, SmoothedCrossEntropy, Transformer
from models.training.optimizer import Optimizer
from models.training.prepared import ALIGNED, Batch, Prepared
from models.training.schedule import Schedule
from models.training.shipped import starting_weights
from models.training.size import SIZES
from models.training.tokenization import PAD, SPECIAL, UNK
from models.training.weights import Weights

GUIDE_STEPS = 400  # optimizer steps after which the pull towards the alignment starts to fade
FEEDERS = 6  # processes that make batches for a GPU
LAST_GUIDE_STEP = 4_000  # from here on it would be under a tenth, and costs more than it brings


@dataclass(slots=True)
class Options:
    """What a training call may choose; README.md explains each."""

    size: str = "micro"
    minutes: float = 30.0
    decay: float = 0.25
    batch: int = 4096
    accumulate: int = 1
    matrix_rate: float = 0.02
    rate: float = 2e-3
    muon: bool = True
    informed: bool = True
    guide: float = 0.5
    smoothing: float = 0.1
    dropout: float = 0.0
    warmup: int = 100
    threads: int = 2
    save_minutes: float = 5.0
    compile: bool = False
    log_steps: int = 50
    average: float = 0.0
    max_pieces: int = 0
    sampled: int = 0
    least_weight: float = 0.0
    masking: float = 0.0
    sampling: float = 0.0
    alpha: float = 0.3
    start: Path | None = None
    teacher: Path | None = None
    soft: float = 0.5


class Run:
    """One network in training, its place in the data, and how to save both."""

    def __init__(self, folder: Path, prepared: Prepared, options: Options) -> None:
        self.folder, self.prepared, self.options = folder, prepared, options
        folder.mkdir(parents=True, exist_ok=True)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.set_num_threads(options.threads)
        torch.set_float32_matmul_precision("high")
        torch.manual_seed(1)
        tokenizer = prepared.tokenizer
        size = SIZES[options.size]
        self.network = Transformer(size, len(tokenizer.pieces), len(tokenizer.target_pieces), options.dropout)
        self.network.to(self.device)
        self.step = self.epoch = self.position = self.pieces_seen = 0
        self.minutes_before = 0.0
        self.average: dict[str, Tensor] = {}
        self.alignment: Alignment | None = None
        stable = folder / "stable.pt"
        resumed = stable.exists()
        begins_trained = options.start is not None and not resumed
        if options.guide or (options.informed and not resumed and not begins_trained):
            self.alignment = self._alignment()
        if begins_trained:
            self.network.take(self._carried(options.start))
        elif options.informed and not resumed:
            self._inform()
        self.teacher = self._teacher()
        self.optimizer = Optimizer(self.network, options.matrix_rate, options.rate, options.muon)
        self.network.to(torch.bfloat16)
        self.optimizer.parameters = dict(self.network.named_parameters())
        if resumed:
            self.load(stable)
        # run as the compiled module, save and export as the plain one
        self.run: nn.Module = torch.compile(self.network, dynamic=True) if options.compile else self.network  # type: ignore[assignment]

    def _carried(self, start: Path | None) -> Weights:
        """Weights to begin with. Raises ValueError when they are of another size."""
        assert start is not None
        size, weights = starting_weights(start, self.prepared.tokenizer)
        if size != self.options.size:
            raise ValueError(f"{start} holds a network of size {size}, not {self.options.size}")
        return weights

    def _teacher(self) -> Transformer | None:
        """The network whose distributions are learnt. Raises ValueError with sampled pieces: it scores all of them."""
        if self.options.teacher is None:
            return None
        if self.options.sampled:
            raise ValueError("a teacher needs the scores of all pieces: leave `sampled` out")
        return build(*starting_weights(self.options.teacher, self.prepared.tokenizer), self.prepared, self.device)

    def _alignment(self) -> Alignment:
        path = self.folder / "alignment.npz"
        if not path.exists():
            save_alignment(train_alignment(self.prepared, self.device), path)
        return load_alignment(path, self.device)

    def _inform(self) -> None:
        """Embeddings start from the alignment instead of from noise."""
        assert self.alignment is not None
        english = english_embeddings(self.prepared, self.network.size.width, self.device)
        with torch.no_grad():
            self.network.target_embedding.weight.copy_(english)
            self.network.source_embedding.weight.copy_(source_embeddings(self.alignment, english))

    def save(self, name: str) -> None:
        """Writes a checkpoint and renames it into place, so that a kill leaves the old one."""
        state = {
            "size": self.options.size, "optimizer": self.optimizer.state(), "step": self.step, "epoch": self.epoch,
            "position": self.position, "pieces_seen": self.pieces_seen, "minutes": self.minutes_before,
            "batch": self.options.batch, "least_weight": self.options.least_weight,
        }  # fmt: skip
        partial = self.folder / f"{name}.partial"
        torch.save(state, partial)
        partial.replace(self.folder / name)

    def load(self, path: Path) -> None:
        """Takes up a checkpoint. Raises ValueError when it is of another size."""
        state: dict[str, Any] = torch.load(path, map_location=self.device, weights_only=True)
        if state["size"] != self.options.size:
            raise ValueError(f"{path} holds a network of size {state['size']}, not {self.options.size}")
        self.optimizer.load(state["optimizer"])
        self.step, self.epoch, self.pieces_seen = state["step"], state["epoch"], state["pieces_seen"]
        self.minutes_before = state["minutes"]
        # another batch size cuts the epoch in other places: keep the share of it that is done
        self.position = int(state["position"] * state["batch"] / self.options.batch)
        if state.get("least_weight", 0.0) != self.options.least_weight:  # other pairs: from their beginning
            self.epoch, self.position = self.epoch + 1, 0

    def _sample(self, wanted: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Pieces to score: all of the batch and `sampled` others, which stand for all others (shift of their scores).

        Importance-weighted sampled softmax (Jean et al., 2015); two thirds of the output layer's cost saved on a CPU.
        """
        size = len(self.network.output_bias)
        present = torch.zeros(size, dtype=torch.bool, device=wanted.device)
        present[wanted] = True
        others = torch.nonzero(~present).squeeze(1)
        drawn = others[torch.randperm(len(others), device=wanted.device)[: self.options.sampled]]
        shift = torch.zeros(size, device=wanted.device)
        shift[drawn] = float(np.log(max(1, len(others)) / max(1, len(drawn))))
        present[drawn] = True
        pieces = torch.nonzero(present).squeeze(1)
        return pieces, shift[pieces], (present.cumsum(0) - 1)[wanted]

    def _masked(self, pieces: Tensor) -> Tensor:
        """Decoder input in which a share of the pieces is unknown, so that the source has to say them."""
        if not self.options.masking:
            return pieces
        hidden = (torch.rand(pieces.shape, device=pieces.device) < self.options.masking) & (pieces >= SPECIAL)
        return pieces.masked_fill(hidden, UNK)

    @torch.no_grad()
    def _goal(self, source: Tensor, target_in: Tensor, there: Tensor) -> Goal | None:
        """What the teacher thinks of each English position, from the source as it was cut first."""
        if self.teacher is None:
            return None
        states, _ = self.teacher(source, target_in)
        return states[there], self.teacher.target_embedding.weight, self.teacher.output_bias

    def loss(self, batch: Batch) -> tuple[Tensor, Tensor, int]:
        """Mean cross entropy, guided attention loss, number of English pieces."""
        source, target_in, target_out = (
            torch.from_numpy(x).to(self.device) for x in (batch.source, batch.target_in, batch.target_out)
        )
        plain = source if batch.plain is None else torch.from_numpy(batch.plain).to(self.device)
        pull = self.options.guide * min(1.0, GUIDE_STEPS / (self.step + 1)) if self.step < LAST_GUIDE_STEP else 0.0
        states, weights = self.run(source, self._masked(target_in), weigh=pull > 0)
        there = (target_out != PAD) & (target_out != UNK)
        goal = self._goal(plain, target_in, there)
        table = self.network.target_embedding.weight
        chunk = 1024 if self.device == "cpu" else 16384
        bias = self.network.output_bias
        wanted = target_out[there]
        if self.options.sampled:
            pieces, shift, wanted = self._sample(wanted)
            table, bias = table[pieces], bias[pieces] + shift.to(bias.dtype)
        options = self.options
        total = SmoothedCrossEntropy.apply(
            states[there], table, bias, wanted, options.smoothing, chunk, options.soft, goal
        )
        count = len(wanted)
        guided = torch.zeros((), device=self.device)
        if weights is not None and self.alignment is not None:
            with torch.no_grad():
                guide = self.alignment.guide(source, target_out)
            guided = -(guide * (weights + 1e-6).log()).sum() / count
        return total / count, pull * guided, count


def train(folder: Path, prepared: Prepared, options: Options) -> Run:
    """Trains for `options.minutes`, decays at their end, writes finished.pt; SIGTERM and Ctrl-C save and stop."""
    run = Run(folder, prepared, options)
    schedule = Schedule(options.minutes, options.decay, options.warmup)
    print(f"{run.device}, size {options.size}, {sum(p.numel() for p in run.network.parameters()):,} parameters; "
          f"from step {run.step}, epoch {run.epoch}, {run.pieces_seen:,} English pieces seen", flush=True)  # fmt: skip
    stop: list[int] = []
    handlers = {
        name: signal.signal(name, lambda number, _: stop.append(number)) for name in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        _loop(run, schedule, stop)
    finally:
        for name, handler in handlers.items():
            signal.signal(name, handler)
    return run


def _loop(run: Run, schedule: Schedule, stop: list[int]) -> None:
    options = run.options
    began = saved = logged = time.monotonic()
    before = run.minutes_before
    elapsed = 0.0
    decaying = done = False
    sums: list[Tensor] = []
    seen = 0
    micro = 0
    on_gpu = run.device != "cpu"
    batches = stream(
        run.prepared, options.batch, run.epoch, run.position, options.least_weight, ALIGNED if on_gpu else 1,
        Sampling(options.sampling, options.alpha), FEEDERS if on_gpu else 0,
    )  # fmt: skip
    for epoch, position, batch in batches:
        if micro == 0:
            now = time.monotonic()
            elapsed = (now - began) / 60
            run.minutes_before = before + elapsed
            done = schedule.finished(elapsed) or bool(options.max_pieces and run.pieces_seen >= options.max_pieces)
            if not decaying and (done or stop or schedule.decaying(elapsed) or now - saved > 60 * options.save_minutes):
                run.save("stable.pt")
                saved = now
            if done or stop:
                break
            decaying = schedule.decaying(elapsed)
        loss, guided, count = run.loss(batch)
        ((loss + guided) / options.accumulate).backward()
        sums.append(torch.stack([loss.detach() * count, guided.detach() * count]))
        seen += count
        run.pieces_seen += count
        micro = (micro + 1) % options.accumulate
        run.epoch, run.position = epoch, position + 1
        if micro:
            continue
        factor = schedule.factor(run.step, elapsed)
        norm = run.optimizer.step(factor)
        run.step += 1
        if run.step % options.log_steps == 0:
            now = time.monotonic()
            total = torch.stack(sums).sum(0).tolist()
            speed = seen / (now - logged)
            print(
                f"step {run.step} epoch {epoch} at {position} minute {run.minutes_before:.1f} "
                f"loss {total[0] / seen:.3f} guide {total[1] / seen:.3f} norm {float(norm):.2f} rate {factor:.2f} "
                f"{speed:.0f} pieces/s {run.pieces_seen / 1e6:.2f} M",
                flush=True,
            )
            sums, seen, logged = [], 0, now
    if decaying or (done and options.decay > 0):  # the second: so few minutes that no step fell into the decay
        run.save("finished.pt")
    print("stopped; the same command goes on" + " from before the decay" * decaying if stop else "finished", flush=True)
