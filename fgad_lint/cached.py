"""Properties that are computed once: as `functools.cached_property`, but without its lock, which Python 3.11 takes each time."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_Value = TypeVar("_Value")


class cached_property(Generic[_Value]):  # noqa: N801 - as in `functools`
    """A property that is computed when it is first asked for; its value is an attribute from then on."""

    def __init__(self, compute: Callable[[Any], _Value]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "cached_property[_Value]": ...

    @overload
    def __get__(self, instance: object, owner: type) -> _Value: ...

    def __get__(self, instance: object, owner: type) -> "_Value | cached_property[_Value]":
        """Compute the property. An attribute of the same name hides it after that."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._compute(instance)
        return value
