"""What must hold before a pack goes to phones: each rule has a name, a sentence that says what is wrong, and a test."""
