SELECT name FROM shop.users WHERE false;
