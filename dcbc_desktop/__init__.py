"""DCBC Desktop: reports on thực hiện dân chủ ở cơ sở, written, signed off and exported without network."""

__version__ = "0.3.0"
