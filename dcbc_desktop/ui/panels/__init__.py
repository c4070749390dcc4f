"""Panels beside the tabs: Rà soát, Năm trước, Xem trước."""
