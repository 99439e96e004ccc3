"""The nouns: frozen dataclasses without input or output. ``docs/glossary.md`` says what each means."""
