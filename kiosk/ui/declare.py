"""Property and QmlUncreatable of PySide6, as what they are at run time.

PySide6's stubs give a property the type of its decorator, so every use of one from Python would be an error to
the type checker. At run time these are PySide6's own.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Generic, Protocol, TypeVar, overload

    from PySide6.QtCore import Signal

    Value = TypeVar("Value", covariant=True)
    Any_ = TypeVar("Any_")

    class Readable(Protocol, Generic[Value]):
        """What stands in the class: reading it from an object gives the value."""

        @overload
        def __get__(self, owner: None, kind: type) -> "Readable[Value]": ...
        @overload
        def __get__(self, owner: object, kind: type) -> Value: ...

    class Declared(Protocol):
        def __call__(self, read: Callable[[Any], Any_]) -> Readable[Any_]: ...

    @overload
    def Property(kind: type | str, *, notify: Signal = ..., constant: bool = ...) -> Declared: ...
    @overload
    def Property(
        kind: type | str, fget: Callable[[Any], Any_], *, notify: Signal = ..., constant: bool = ...
    ) -> Readable[Any_]: ...
    def Property(kind: type | str, fget: Any = None, **_: Any) -> Any: ...

    def QmlUncreatable(reason: str) -> Callable[[Any_], Any_]: ...

else:
    from PySide6.QtCore import Property
    from PySide6.QtQml import QmlUncreatable

__all__ = ["Property", "QmlUncreatable"]
