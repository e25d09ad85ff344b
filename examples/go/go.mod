module fingerpost.example/search

go 1.19
