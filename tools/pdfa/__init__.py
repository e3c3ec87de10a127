"""Decides the clauses of PDF/A and PDF/UA over a PDF file. Entry: tools/check-pdf. See README.md."""
