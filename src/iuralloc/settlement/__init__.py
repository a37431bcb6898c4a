"""From exact shares to what is paid: whole units of the smallest payable amount, and what they leave."""
