"""Translation into English: engine, memory, guards."""
