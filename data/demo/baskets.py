"""What a deal or an order consists of: a main line, often a second one, at the price of the day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.demo import company as c
from data.demo import effects as e
from data.demo.columns import Traits
from data.demo.world import Codes, Numbers, World

Cents = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Baskets:
    """Product, quantity and cents of the main line and of the second one (product -1 where there is none)."""

    product: Codes
    quantity: Codes
    cents: Cents
    second: Codes
    second_quantity: Codes
    second_cents: Cents

    @property
    def total(self) -> Cents:
        return self.cents + self.second_cents

    @property
    def items(self) -> Codes:
        return self.quantity + self.second_quantity

    def taken(self, rows: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Baskets:
        return Baskets(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))

    def joined(self, other: Baskets) -> Baskets:
        return Baskets(*(np.concatenate([getattr(self, name), getattr(other, name)]) for name in self.__dataclass_fields__))


def baskets(world: World, rng: np.random.Generator, traits: Traits, moments: Numbers) -> Baskets:
    """Draw quantities, discounts and second lines; Brazil and larger segments buy other quantities."""
    product, size = traits["product"], len(moments)
    scale = np.array([each.size for each in c.SEGMENTS])[traits["segment"]]
    quantity = np.maximum(1, np.round(np.exp(rng.normal(np.log(7.0 * scale), 0.6)))).astype(np.int64)
    cents = _line(world, rng, product, quantity, moments)
    has_second = rng.random(size) < 0.38
    second = np.where(has_second, (c.FAMILY_OF_PRODUCT[product] + rng.integers(1, 4, size)) % 4 * 3, -1)
    second_quantity = np.where(has_second, rng.integers(1, 5, size), 0)
    second_cents = np.where(has_second, _line(world, rng, np.maximum(second, 0), second_quantity, moments), 0)
    return Baskets(product, quantity, cents, second, second_quantity, second_cents)


def list_price(world: World, product: Codes, moments: Numbers) -> Numbers:
    """EUR for one item on that day: one family costs more from the last year on."""
    price = np.array([each.price for each in c.PRODUCTS], dtype=float)
    dearer = np.array([each.family == e.DEARER_FAMILY for each in c.PRODUCTS])[product] & (moments >= world.last_year)
    return price[product] * np.where(dearer, e.DEARER_FACTOR, 1.0)


def _line(world: World, rng: np.random.Generator, product: Codes, quantity: Codes, moments: Numbers) -> Cents:
    discount = rng.choice([0.0, 0.05, 0.1, 0.15], size=len(product), p=[0.55, 0.2, 0.17, 0.08])
    return np.round(list_price(world, product, moments) * (1 - discount) * 100).astype(np.int64) * quantity
