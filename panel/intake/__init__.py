"""Opens what people upload, in a child process of bounded memory and time, and takes out what may do harm."""
