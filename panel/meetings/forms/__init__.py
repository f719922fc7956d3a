"""The words that come in about meetings, their agendas, and who attended."""
