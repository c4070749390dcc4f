"""The PDF of a report in the layout of NĐ 30/2020: the only place that knows reportlab. Imports nothing heavy."""
